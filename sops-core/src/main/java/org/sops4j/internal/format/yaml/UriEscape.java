package org.sops4j.internal.format.yaml;

/** Reads a character of a tag that is written as percent signs and digits. */
final class UriEscape {
  private UriEscape() {}

  /** Reads all octets of one character. */
  static void read(Cursor in, ByteText out) {
    int lead = octet(in);
    int length = lead < 0x80 ? 1 : lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (length == 0 || lead >= 0xF8) {
      throw SyntaxError.ofToken(in, "found an incorrect leading UTF-8 octet", in.line);
    }
    byte[] octets = new byte[length];
    octets[0] = (byte) lead;
    for (int i = 1; i < length; i++) {
      octets[i] = (byte) octet(in);
      if ((octets[i] & 0xC0) != 0x80) {
        throw SyntaxError.ofToken(in, "found an incorrect trailing UTF-8 octet", in.line);
      }
    }
    out.append(octets, 0, length);
  }

  private static int octet(Cursor in) {
    int high = Escape.digit(in.peek(1));
    int low = Escape.digit(in.peek(2));
    if (in.peek() != '%' || high < 0 || low < 0) {
      throw SyntaxError.ofToken(in, "did not find URI escaped octet", in.line);
    }
    in.pos += 3;
    return (high << 4) | low;
  }
}
