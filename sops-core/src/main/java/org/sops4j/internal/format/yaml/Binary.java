package org.sops4j.internal.format.yaml;

import java.util.Base64;

/** Bytes that are not text, as YAML holds them. */
final class Binary {
  static final String TAG = "!!binary ";
  private static final int LINE = 70;
  private static final int MAX_SIMPLE_KEY = 128 - TAG.length() + 1; // the blank does not count

  private Binary() {}

  /** Encodes bytes; more than one line ends with a line feed, like all of them. */
  static String encode(byte[] bytes) {
    String text = Base64.getEncoder().encodeToString(bytes);
    if (text.length() <= LINE) {
      return text;
    }
    StringBuilder lines = new StringBuilder(text.length() + text.length() / LINE + 1);
    for (int from = 0; from < text.length(); from += LINE) {
      lines.append(text, from, Math.min(from + LINE, text.length())).append('\n');
    }
    return lines.toString();
  }

  /** Tells whether that many bytes may stand before a colon. */
  static boolean fitsKey(int bytes) {
    int length = (bytes + 2) / 3 * 4;
    return length <= LINE && length <= MAX_SIMPLE_KEY;
  }
}
