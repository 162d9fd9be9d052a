package org.sops4j.cli.args;

import java.math.BigInteger;

/** Integers as Go reads them from a flag: with {@code 0x}, {@code 0o}, {@code 0b} and {@code _}. */
final class GoInteger {
  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private GoInteger() {}

  /**
   * Reads an integer of 64 bits.
   *
   * @throws NumberFormatException with Go's word for what is wrong
   */
  static long parse(String text) {
    boolean negative = text.startsWith("-");
    String digits = negative || text.startsWith("+") ? text.substring(1) : text;
    int radix = radix(digits);
    int prefix = radix == 10 ? 0 : digits.length() > 1 && isLetter(digits.charAt(1)) ? 2 : 1;
    BigInteger value = magnitude(digits, prefix, radix);
    value = negative ? value.negate() : value;
    if (value.compareTo(MIN) < 0 || value.compareTo(MAX) > 0) {
      throw new NumberFormatException("value out of range");
    }
    return value.longValue();
  }

  private static int radix(String digits) {
    if (digits.length() < 2 || digits.charAt(0) != '0') {
      return 10;
    }
    return switch (digits.charAt(1)) {
      case 'x', 'X' -> 16;
      case 'b', 'B' -> 2;
      default -> 8; // both 0o17 and 017
    };
  }

  private static BigInteger magnitude(String digits, int prefix, int radix) {
    StringBuilder plain = new StringBuilder();
    boolean underscoreAllowed = prefix > 0;
    for (int i = prefix; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c == '_' ? !underscoreAllowed : Character.digit(c, radix) < 0 || c > 'z') {
        throw new NumberFormatException("parse error");
      }
      underscoreAllowed = c != '_';
      if (c != '_') {
        plain.append(c);
      }
    }
    if (plain.isEmpty() || !underscoreAllowed) {
      throw new NumberFormatException("parse error");
    }
    return new BigInteger(plain.toString(), radix);
  }

  private static boolean isLetter(char c) {
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
  }
}
