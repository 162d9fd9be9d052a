package org.sops4j.internal.config;

import java.io.ByteArrayOutputStream;
import org.sops4j.internal.text.GoQuote;
import org.sops4j.tree.Utf8;

/** Percent escapes in the parts of a URL. */
final class UrlEscapes {
  private static final String HEX = "0123456789ABCDEF";

  private UrlEscapes() {}

  static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-_.~".indexOf(c) >= 0;
  }

  /** Turns ASCII letters into small ones. */
  static String lower(String text) {
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      out.setCharAt(i, c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
    return out.toString();
  }

  /** Returns a path as it is if it is escaped well, otherwise escaped anew. */
  static String path(String text) throws UrlException {
    String decoded = decode(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isUnreserved(c) && "!$&'()*+,;=:@[]%/".indexOf(c) < 0) {
        return encode(decoded, "$&+,/:;=@");
      }
    }
    return text;
  }

  /** Resolves the escapes of a host, where only bytes above ASCII may be escaped. */
  static String decodeHost(String text, String allowed) throws UrlException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        checkEscape(text, i);
        String escape = text.substring(i, i + 3);
        if (Character.digit(escape.charAt(1), 16) < 8 && !escape.equals("%25")) {
          throw invalid(escape);
        }
        i += 2;
      } else if (c < 0x80 && !isUnreserved(c) && allowed.indexOf(c) < 0) {
        String character = GoQuote.quote(String.valueOf(c));
        throw new UrlException("invalid character " + character + " in host name");
      }
    }
    return decode(text);
  }

  /** Resolves escapes. */
  static String decode(String text) throws UrlException {
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); ) {
      int next = text.indexOf('%', i);
      int end = next < 0 ? text.length() : next;
      out.writeBytes(Utf8.encode(text.substring(i, end)));
      if (next >= 0) {
        checkEscape(text, next);
        out.write(Integer.parseInt(text.substring(next + 1, next + 3), 16));
        end += 3;
      }
      i = end;
    }
    return Utf8.decode(out.toByteArray());
  }

  private static void checkEscape(String text, int at) throws UrlException {
    if (at + 2 >= text.length() || !isHex(text.charAt(at + 1)) || !isHex(text.charAt(at + 2))) {
      throw invalid(text.substring(at, Math.min(at + 3, text.length())));
    }
  }

  private static boolean isHex(char c) {
    return c < 0x80 && Character.digit(c, 16) >= 0;
  }

  private static UrlException invalid(String escape) {
    return new UrlException("invalid URL escape " + GoQuote.quote(escape));
  }

  /** Escapes all but letters, digits, {@code -_.~} and what is allowed besides. */
  static String encode(String text, String allowed) {
    StringBuilder out = new StringBuilder();
    for (byte b : Utf8.encode(text)) {
      char c = (char) (b & 0xFF);
      if (c < 0x80 && (isUnreserved(c) || allowed.indexOf(c) >= 0)) {
        out.append(c);
      } else {
        out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return out.toString();
  }
}
