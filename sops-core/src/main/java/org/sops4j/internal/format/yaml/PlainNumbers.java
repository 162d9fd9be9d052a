package org.sops4j.internal.format.yaml;

import java.math.BigInteger;

/** Which plain scalars are numbers (format.md section 6.1.3). */
final class PlainNumbers {
  private static final int LONG_BITS = 64;

  private PlainNumbers() {}

  /** Tells whether text that starts with a digit or a sign is an integer or a float. */
  static boolean isNumber(String text) {
    String bare = text.indexOf('_') < 0 ? text : text.replace("_", "");
    return isInteger(bare) || isDecimal(bare);
  }

  /** Tells whether text that starts with a point is a float. */
  static boolean isPointFloat(String text) {
    for (int i = text.indexOf('_'); i >= 0; i = text.indexOf('_', i + 1)) {
      if (i + 1 >= text.length() || !isDigit(text.charAt(i - 1)) || !isDigit(text.charAt(i + 1))) {
        return false;
      }
    }
    return isDecimal(text.replace("_", ""));
  }

  private static boolean isInteger(String text) {
    int from = hasSign(text) ? 1 : 0;
    int radix = 10;
    if (text.length() > from + 1 && text.charAt(from) == '0') {
      int prefix = "xXbBoO".indexOf(text.charAt(from + 1));
      radix = prefix < 0 ? 8 : prefix < 2 ? 16 : prefix < 4 ? 2 : 8;
      from += prefix < 0 ? 1 : 2;
    }
    if (from >= text.length()) {
      return false;
    }
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || Character.digit(c, radix) < 0) {
        return false;
      }
    }
    return inRange(text, from, radix);
  }

  private static boolean inRange(String text, int from, int radix) {
    if (text.length() - from <= 15) {
      return true;
    }
    BigInteger size = new BigInteger(text.substring(from), radix);
    char sign = text.charAt(0);
    if (sign == '-') {
      return size.negate().bitLength() < LONG_BITS;
    }
    return size.bitLength() < (sign == '+' ? LONG_BITS : LONG_BITS + 1);
  }

  /** Matches {@code [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?}, within range. */
  private static boolean isDecimal(String text) {
    int i = hasSign(text) ? 1 : 0;
    int start = i;
    i = digits(text, i);
    boolean whole = i > start;
    if (i < text.length() && text.charAt(i) == '.') {
      int fraction = digits(text, i + 1);
      if (!whole && fraction == i + 1) {
        return false;
      }
      i = fraction;
    } else if (!whole) {
      return false;
    }
    int end = exponent(text, i);
    return end == text.length() && isFinite(text);
  }

  private static int exponent(String text, int at) {
    if (at >= text.length() || (text.charAt(at) != 'e' && text.charAt(at) != 'E')) {
      return at;
    }
    int from = at + 1;
    if (from < text.length() && (text.charAt(from) == '+' || text.charAt(from) == '-')) {
      from++;
    }
    int end = digits(text, from);
    return end == from ? at : end;
  }

  private static boolean isFinite(String text) {
    return !Double.isInfinite(Double.parseDouble(text));
  }

  private static boolean hasSign(String text) {
    return text.startsWith("-") || text.startsWith("+");
  }

  private static int digits(String text, int from) {
    int i = from;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
