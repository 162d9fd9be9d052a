package org.sops4j.age.internal.format;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.text.Blanks;
import org.sops4j.age.internal.text.Quote;
import org.sops4j.age.internal.text.StrictBase64;
import org.sops4j.tree.Utf8;

/**
 * The bytes of an armored file (keysources.md section 2.4). Lines are decoded when their bytes are
 * asked for, so that a mistake far down is reported only by who reads that far.
 */
public final class ArmorReader extends InputStream {
  private static final int SPACE_LIMIT = 1024;
  private static final int LINE_BYTES = 48;

  private final byte[] text;
  private int position;
  private byte[] ready = new byte[0];
  private int taken;
  private boolean started;
  private boolean ended;

  /**
   * Makes a reader.
   *
   * @param text the armored file
   */
  @SuppressWarnings("ArrayAsParameterStored") // nobody changes it while it is read
  public ArmorReader(byte[] text) {
    this.text = text;
  }

  @Override
  public int read() throws AgeException {
    return fill() ? ready[taken++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws AgeException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, ready.length - taken);
    System.arraycopy(ready, taken, target, offset, count);
    taken += count;
    return count;
  }

  /** Sees to it that there is a byte; tells whether there is. */
  private boolean fill() throws AgeException {
    if (!started) {
      started = true;
      skipBegin();
    }
    if (taken == ready.length && !ended) {
      taken = 0;
      ready = nextBytes();
    }
    return taken < ready.length;
  }

  private void skipBegin() throws AgeException {
    int skipped = 0;
    byte[] line = line();
    while (Blanks.trim(Utf8.decode(line)).isEmpty()) {
      skipped += line.length + 1;
      if (skipped > SPACE_LIMIT) {
        throw new ArmorException("too much leading whitespace");
      }
      line = line();
    }
    if (!is(line, Armor.BEGIN)) {
      throw new ArmorException("invalid first line: " + Quote.quote(line));
    }
  }

  private byte[] nextBytes() throws AgeException {
    byte[] line = line();
    if (is(line, Armor.END)) {
      finish();
      return new byte[0];
    }
    if (line.length == 0) {
      throw new ArmorException("empty line in armored data");
    }
    if (line.length > Armor.COLUMNS) {
      throw new ArmorException("column limit exceeded");
    }
    byte[] bytes = decode(line);
    if (bytes.length < LINE_BYTES) {
      byte[] closing = line();
      if (!is(closing, Armor.END)) {
        throw new ArmorException("invalid closing line: " + Quote.quote(closing));
      }
      finish();
    }
    return bytes;
  }

  private static byte[] decode(byte[] line) throws AgeException {
    try {
      return StrictBase64.decodePadded(line);
    } catch (AgeException e) {
      throw new ArmorException(e.getMessage());
    }
  }

  /** Nothing but a little white space may follow. */
  private void finish() throws AgeException {
    ended = true;
    int end = Math.min(text.length, position + SPACE_LIMIT);
    if (!Blanks.trim(Utf8.decode(text, position, end - position)).isEmpty()) {
      throw new ArmorException("trailing data after armored file");
    }
    if (end - position == SPACE_LIMIT) {
      throw new ArmorException("too much trailing whitespace");
    }
  }

  /** Reads a line without its end. */
  private byte[] line() throws AgeException {
    if (position == text.length) {
      throw new ArmorException("unexpected EOF");
    }
    int end = position;
    while (end < text.length && text[end] != '\n') {
      end++;
    }
    int start = position;
    position = Math.min(end + 1, text.length);
    return Arrays.copyOfRange(text, start, end > start && text[end - 1] == '\r' ? end - 1 : end);
  }

  private static boolean is(byte[] line, String wanted) {
    return Arrays.equals(line, wanted.getBytes(StandardCharsets.US_ASCII));
  }
}
