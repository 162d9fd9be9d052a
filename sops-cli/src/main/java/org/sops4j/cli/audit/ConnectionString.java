package org.sops4j.cli.audit;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A connection string in one of the two forms of PostgreSQL's C library: words such as {@code
 * host=db user=sops}, or a URL.
 */
final class ConnectionString {
  private static final String MASK = "xxxxx";

  private ConnectionString() {}

  /** Reads what a connection string says; of a word that stands twice the last counts. */
  static Map<String, String> parse(String text) throws ConnectionException {
    boolean isUrl = text.startsWith("postgres://") || text.startsWith("postgresql://");
    return isUrl ? new ConnectionUrl(text).parse() : new ConnectionWords(text).parse();
  }

  /**
   * Returns the text as it may be shown: the reference prints all of it into terminals and logs.
   * Rather too much is left out than too little, as the text may be malformed.
   */
  static String withoutPassword(String text) {
    String shown = text;
    int scheme = text.indexOf("://");
    int at = text.lastIndexOf('@');
    int colon = scheme < 0 ? -1 : text.indexOf(':', scheme + 3);
    if (colon >= 0 && colon < at) {
      shown = text.substring(0, colon + 1) + MASK + text.substring(at);
    }
    String value = scheme < 0 ? "('(?:[^'\\\\]|\\\\.)*('|$)|(?:[^\\s\\\\]|\\\\.)*)" : "[^&]*";
    return shown.replaceAll("(?is)(password\\s*=\\s*)" + value, "$1" + MASK);
  }

  /** Takes percent signs and two digits for a byte. */
  static String decode(String text) throws ConnectionException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b == '%') {
        boolean isWhole = i + 2 < bytes.length;
        int high = isWhole ? Character.digit(bytes[i + 1], 16) : -1;
        int low = isWhole ? Character.digit(bytes[i + 2], 16) : -1;
        if (high < 0 || low < 0) {
          throw new ConnectionException("invalid URL escape"); // which may be part of a password
        }
        b = (byte) (high << 4 | low);
        i += 2;
      }
      bytes[length++] = b;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
