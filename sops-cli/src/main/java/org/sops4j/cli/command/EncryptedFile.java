package org.sops4j.cli.command;

import org.jspecify.annotations.Nullable;
import org.sops4j.EncryptedDocument;
import org.sops4j.cli.files.SelectedFile;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.tree.Format;

/**
 * An encrypted file that was read.
 *
 * @param source where it is from
 * @param input its bytes
 * @param document what they mean
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record EncryptedFile(Source source, byte[] input, EncryptedDocument document) {
  private static final byte[] SECTION = {'s', 'o', 'p', 's'};
  private static final byte[] VALUE = {'E', 'N', 'C', '[', 'A', 'E', 'S', '2', '5', '6', '_'};

  /** Reads a file that has to be encrypted. */
  static EncryptedFile read(Source source, Engine engine) {
    byte[] input = engine.read(source);
    try {
      return new EncryptedFile(source, input, engine.sops().read(input, source.input()));
    } catch (SopsException e) {
      throw engine.failure(e, Phase.DECRYPT, source);
    }
  }

  /**
   * Reads a file among many. One that was only found in a folder need not be encrypted: most that
   * are not can be told by a look at their bytes.
   *
   * @return null if it is none of those that are meant
   */
  static @Nullable EncryptedFile find(SelectedFile file, Source source, Engine engine) {
    if (file.isNamed()) {
      return read(source, engine);
    }
    return of(engine.read(source), source, engine);
  }

  /** Understands bytes that need not be those of an encrypted file; null if they are not. */
  static @Nullable EncryptedFile of(byte[] input, Source source, Engine engine) {
    if (!contains(input, SECTION)) {
      return null;
    }
    try {
      return new EncryptedFile(source, input, engine.sops().read(input, source.input()));
    } catch (SopsException e) {
      if (e.code() == ErrorCode.NOT_ENCRYPTED || !looksEncrypted(input, source.input())) {
        return null;
      }
      throw engine.failure(e, Phase.DECRYPT, source);
    }
  }

  /** Whether a file that cannot be read was encrypted once, and was damaged since. */
  private static boolean looksEncrypted(byte[] input, Format format) {
    if (format == Format.BINARY && !startsWithBrace(input)) {
      return false; // text about sops, such as a manual
    }
    return contains(input, VALUE);
  }

  private static boolean startsWithBrace(byte[] input) {
    for (byte one : input) {
      if (one != ' ' && one != '\t' && one != '\r' && one != '\n') {
        return one == '{';
      }
    }
    return false;
  }

  private static boolean contains(byte[] input, byte[] wanted) {
    for (int i = 0; i + wanted.length <= input.length; i++) {
      int same = 0;
      while (same < wanted.length && input[i + same] == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return true;
      }
    }
    return false;
  }
}
