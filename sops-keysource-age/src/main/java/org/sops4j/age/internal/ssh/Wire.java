package org.sops4j.age.internal.ssh;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.sops4j.age.internal.AgeException;

/** Reads the encoding of SSH: numbers, and strings with their length before them. */
final class Wire {
  private final byte[] data;
  private int next;

  /** Starts at the first of several values. */
  Wire(byte[] data) throws AgeException {
    if (data.length == 0) {
      throw new AgeException("ssh: parse error in message type 0");
    }
    this.data = data;
  }

  /** Encodes strings. */
  static byte[] join(byte[]... strings) {
    int size = 0;
    for (byte[] string : strings) {
      size += Integer.BYTES + string.length;
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    for (byte[] string : strings) {
      out.putInt(string.length).put(string);
    }
    return out.array();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  int number() throws AgeException {
    return ByteBuffer.wrap(data, advance(Integer.BYTES), Integer.BYTES).getInt();
  }

  byte[] string() throws AgeException {
    int length = number();
    int start = advance(length);
    return Arrays.copyOfRange(data, start, start + length);
  }

  String text() throws AgeException {
    return new String(string(), StandardCharsets.ISO_8859_1);
  }

  BigInteger integer() throws AgeException {
    byte[] bytes = string();
    return bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
  }

  /** Returns what has not been read. */
  byte[] rest() {
    return Arrays.copyOfRange(data, next, data.length);
  }

  private int advance(int length) throws AgeException {
    if (length < 0 || length > data.length - next) {
      throw new AgeException("ssh: short read");
    }
    next += length;
    return next - length;
  }
}
