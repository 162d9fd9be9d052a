package org.sops4j.age.internal.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.sops4j.age.internal.AgeException;

/**
 * Base64 that is complete and canonical, or an error that names the place. The decoder of the JDK
 * accepts missing padding and stray bits.
 */
public final class StrictBase64 {
  private static final int END = -1;
  private static final int PAD = -2;

  private final byte[] source;
  private final boolean padded;
  private final ByteArrayOutputStream out;
  private int next;

  private StrictBase64(byte[] source, boolean padded) {
    this.source = source;
    this.padded = padded;
    this.out = new ByteArrayOutputStream(source.length);
  }

  /**
   * Decodes Base64 with padding. CR and LF are skipped.
   *
   * @param source the text
   * @return the bytes
   * @throws AgeException if it is not canonical
   */
  public static byte[] decodePadded(byte[] source) throws AgeException {
    return new StrictBase64(source, true).decode();
  }

  /**
   * Decodes Base64 without padding and without line ends.
   *
   * @param source the text
   * @return the bytes
   * @throws AgeException if it is not canonical
   */
  public static byte[] decodeRaw(byte[] source) throws AgeException {
    for (byte b : source) {
      if (b == '\r' || b == '\n') {
        throw new AgeException("unexpected newline character");
      }
    }
    return new StrictBase64(source, false).decode();
  }

  /**
   * Decodes an argument of a stanza: Base64 without padding and without line ends.
   *
   * @param source the text; only its characters below U+0100 can be valid
   * @return the bytes
   * @throws AgeException if it is not canonical
   */
  public static byte[] decodeRaw(String source) throws AgeException {
    return decodeRaw(source.getBytes(StandardCharsets.ISO_8859_1));
  }

  private byte[] decode() throws AgeException {
    boolean more = true;
    while (more) {
      more = decodeGroup();
    }
    return out.toByteArray();
  }

  /** Decodes four characters, or fewer at the end; tells whether there may be more. */
  private boolean decodeGroup() throws AgeException {
    int bits = 0;
    int count = 0;
    int digit = digit();
    while (digit >= 0) {
      bits = (bits << 6) | digit;
      if (++count == 4) {
        write(bits, 3);
        return true;
      }
      digit = digit();
    }
    if (digit == PAD) {
      readPadding(count);
    } else if (count == 1 || (padded && count > 0)) {
      throw corrupt(next - count);
    }
    finish(bits, count);
    return false;
  }

  private void readPadding(int count) throws AgeException {
    int first = next - 1;
    if (count < 2) {
      throw corrupt(first);
    }
    if (count == 2) {
      skipLineEnds();
      if (next == source.length) {
        throw corrupt(next);
      }
      if (source[next++] != '=') {
        throw corrupt(first);
      }
    }
    skipLineEnds();
  }

  private void finish(int bits, int count) throws AgeException {
    int stray = count == 2 ? bits & 15 : count == 3 ? bits & 3 : 0;
    if (stray != 0) {
      throw corrupt(next - (count == 2 ? 2 : 1));
    }
    if (next < source.length) {
      throw corrupt(next);
    }
    if (count > 1) {
      write(bits << (6 * (4 - count)), count - 1);
    }
  }

  private void write(int bits, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write(bits >> (16 - 8 * i));
    }
  }

  private int digit() throws AgeException {
    skipLineEnds();
    if (next == source.length) {
      return END;
    }
    int c = source[next++];
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    } else if (c >= 'a' && c <= 'z') {
      return c - 'a' + 26;
    } else if (c >= '0' && c <= '9') {
      return c - '0' + 52;
    } else if (c == '+' || c == '/') {
      return c == '+' ? 62 : 63;
    } else if (c == '=' && padded) {
      return PAD;
    }
    throw corrupt(next - 1);
  }

  private void skipLineEnds() {
    while (next < source.length && (source[next] == '\n' || source[next] == '\r')) {
      next++;
    }
  }

  private static AgeException corrupt(int place) {
    return new AgeException("illegal base64 data at input byte " + place);
  }
}
