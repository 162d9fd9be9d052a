package org.sops4j.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the bytes of a file, in blocks: finds private keys, and what tells whether the file
 * is worth being read as an encrypted one. Most files of a repository are not.
 */
final class ContentScan {
  private static final int BLOCK = 1 << 16;

  /** How far a block is looked beyond; what is searched for is shorter. */
  private static final int OVERLAP = PrivateKeys.LONGEST;

  private static final byte[] NAME = ascii("sops");
  private static final byte[] TIME = ascii("lastmodified");
  private static final byte[] SEALED = ascii("ENC[AES256_GCM,");
  private static final byte[] OURS = ascii("<<<<<<< ");
  private static final byte[] THEIRS = ascii(">>>>>>> ");

  /**
   * A private key.
   *
   * @param line where it begins
   * @param what a few words
   */
  record Key(int line, String what) {}

  private final List<Key> keys = new ArrayList<>();
  private byte @Nullable [] whole;
  private int line = 1;
  private byte previous = '\n';
  private int conflictLine;
  private boolean conflictEnds;
  private boolean named;
  private boolean timed;
  private boolean sealed;

  private ContentScan() {}

  static ContentScan of(Content content) throws IOException {
    ContentScan scan = new ContentScan();
    try (InputStream in = content.open()) {
      scan.read(in);
    }
    return scan;
  }

  private void read(InputStream in) throws IOException {
    byte[] buffer = new byte[BLOCK];
    int held = in.readNBytes(buffer, 0, BLOCK);
    if (held < BLOCK) {
      whole = Arrays.copyOf(buffer, held);
      scan(buffer, held, held);
      return;
    }
    while (held == BLOCK) {
      int done = BLOCK - OVERLAP;
      scan(buffer, done, held);
      System.arraycopy(buffer, done, buffer, 0, OVERLAP);
      held = OVERLAP + in.readNBytes(buffer, OVERLAP, done);
    }
    scan(buffer, held, held);
  }

  /** Looks at the bytes before {@code to}, and for the rest of what begins there at all. */
  private void scan(byte[] bytes, int to, int held) {
    for (int i = 0; i < to; i++) {
      byte b = bytes[i];
      switch (b) {
        case '\n' -> line++;
        case 's' -> named = named || isAt(NAME, bytes, i, held);
        case 'l' -> timed = timed || isAt(TIME, bytes, i, held);
        case 'E' -> sealed = sealed || isAt(SEALED, bytes, i, held);
        case '<', '>' -> {
          if (previous == '\n') {
            marker(bytes, i, held);
          }
        }
        case 'A', '-' -> {
          String key = PrivateKeys.at(bytes, i, held);
          if (key != null) {
            keys.add(new Key(line, key));
          }
        }
        default -> {}
      }
      previous = b;
    }
  }

  private void marker(byte[] bytes, int at, int held) {
    if (conflictLine == 0 && isAt(OURS, bytes, at, held)) {
      conflictLine = line;
    }
    conflictEnds = conflictEnds || (conflictLine > 0 && isAt(THEIRS, bytes, at, held));
  }

  static boolean isAt(byte[] word, byte[] bytes, int at, int held) {
    return held - at >= word.length
        && Arrays.equals(bytes, at, at + word.length, word, 0, word.length);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  List<Key> keys() {
    return keys;
  }

  /** Whether the file has what the metadata of every encrypted file has. */
  boolean hasMetadata() {
    return named && timed;
  }

  /** Whether there is the beginning of an encrypted value. */
  boolean hasSealedValues() {
    return sealed;
  }

  /** The line of the first conflict marker; 0 if there is none, or the conflict does not end. */
  int conflictLine() {
    return conflictEnds ? conflictLine : 0;
  }

  /** The whole content, which for a large file is read once more. */
  byte[] bytes(Content content) throws IOException {
    byte[] known = whole;
    if (known != null) {
      return known;
    }
    try (InputStream in = content.open()) {
      return in.readAllBytes();
    }
  }
}
