package org.sops4j.check;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Recognises private keys that nothing protects. A header alone is none, since documents and source
 * code have those, too: there must be what looks like a key behind it.
 */
final class PrivateKeys {
  /** How many bytes are looked at, at most, to recognise one. */
  static final int LONGEST = 1024;

  private static final byte[] AGE = ContentScan.ascii("AGE-SECRET-KEY-");
  private static final byte[] PLUGIN = ContentScan.ascii("AGE-PLUGIN-");
  private static final byte[] BEGIN = ContentScan.ascii("-----BEGIN ");

  /** The shortest that an age identity of 32 bytes can be cut to and still tell all but a piece. */
  private static final int AGE_DATA = 50;

  /** The checksum of Bech32. */
  private static final int PLUGIN_DATA = 6;

  private static final int ARMOR_DATA = 32;

  /** How OpenSSH's container begins whose cipher is "none". */
  private static final String OPENSSH_CLEAR = "b3BlbnNzaC1rZXktdjEAAAAABG5vbmU";

  private PrivateKeys() {}

  /** Names the key that begins at a place, or returns null. */
  static @Nullable String at(byte[] bytes, int at, int held) {
    if (bytes[at] == '-') {
      return ContentScan.isAt(BEGIN, bytes, at, held) ? armored(bytes, at, held) : null;
    }
    if (ContentScan.isAt(AGE, bytes, at, held)) {
      int data = at + AGE.length;
      if (data + 3 <= held && bytes[data] == 'P' && bytes[data + 1] == 'Q') {
        data += 3;
      }
      boolean is = isDigitOne(bytes, data, held) && bech32(bytes, data + 1, held) >= AGE_DATA;
      return is ? "an age identity" : null;
    }
    return ContentScan.isAt(PLUGIN, bytes, at, held) && isPlugin(bytes, at + PLUGIN.length, held)
        ? "an identity of an age plugin"
        : null;
  }

  private static boolean isDigitOne(byte[] bytes, int at, int held) {
    return at < held && bytes[at] == '1';
  }

  /** Reads the name of the plugin, which ends in a dash, and the data behind it. */
  private static boolean isPlugin(byte[] bytes, int at, int held) {
    int i = at;
    while (i < held && isPluginName(bytes[i])) {
      if (bytes[i] == '-' && isDigitOne(bytes, i + 1, held)) {
        return i > at && bech32(bytes, i + 2, held) >= PLUGIN_DATA;
      }
      i++;
    }
    return false;
  }

  private static boolean isPluginName(byte b) {
    return isUpperOrDigit(b) || b == '-' || b == '+' || b == '.' || b == '_';
  }

  private static boolean isUpperOrDigit(byte b) {
    return (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
  }

  /** The length of what can be the data of Bech32, in capital letters. */
  private static int bech32(byte[] bytes, int at, int held) {
    int i = at;
    while (i < held && isUpperOrDigit(bytes[i]) && "BIO1".indexOf(bytes[i]) < 0) {
      i++;
    }
    return i - at;
  }

  private static @Nullable String armored(byte[] bytes, int at, int held) {
    int length = Math.min(held - at, LONGEST);
    String text = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("-----", BEGIN.length);
    if (end < 0) {
      return null;
    }
    String label = text.substring(BEGIN.length, end);
    int next = text.indexOf("-----", end + 5);
    String body = text.substring(end + 5, next < 0 ? text.length() : next);
    return nameOf(label, body);
  }

  private static @Nullable String nameOf(String label, String body) {
    int data = dataIn(body);
    if (data < 0) {
      return null;
    }
    if (label.equals("PGP PRIVATE KEY BLOCK")) {
      return "an OpenPGP private key";
    }
    if (label.equals("OPENSSH PRIVATE KEY")) {
      return body.startsWith(OPENSSH_CLEAR, data) ? "an OpenSSH private key" : null;
    }
    boolean isPem = label.endsWith("PRIVATE KEY") && !label.startsWith("ENCRYPTED");
    return isPem && !body.contains("ENCRYPTED") ? "a private key (" + label + ")" : null;
  }

  /** Where a long run of Base64 begins, or -1. */
  private static int dataIn(String body) {
    int start = 0;
    for (int i = 0; i < body.length(); i++) {
      if (!isBase64(body.charAt(i))) {
        start = i + 1;
      } else if (i - start + 1 == ARMOR_DATA) {
        // In text with escaped line breaks, the letter of the escape is no part of it.
        boolean escaped = start > 0 && body.charAt(start - 1) == '\\' && body.charAt(start) == 'n';
        return escaped ? start + 1 : start;
      }
    }
    return -1;
  }

  private static boolean isBase64(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/';
  }
}
