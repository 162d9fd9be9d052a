package org.sops4j.internal.format.yaml;

import org.jspecify.annotations.Nullable;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.Scalar;
import org.sops4j.tree.UnsignedScalar;

/** Reads integers in four bases, and decimal numbers (format.md section 6.1.3). */
final class NumberResolver {
  private NumberResolver() {}

  /** Reads a number that starts with a digit or a sign; null if it is none. */
  static @Nullable Scalar resolve(String text) {
    String plain = text.indexOf('_') < 0 ? text : text.replace("_", "");
    Scalar integer = resolveInteger(plain);
    return integer == null ? resolveDecimal(plain) : integer;
  }

  private static @Nullable Scalar resolveInteger(String plain) {
    int start = isSign(plain, 0) ? 1 : 0;
    int base = base(plain, start);
    int from = base == 10 ? start : base == 8 && !isPrefixed(plain, start) ? start + 1 : start + 2;
    boolean signed = start > 0;
    boolean negative = signed && plain.charAt(0) == '-';
    if (start == 0 && isPrefixed(plain, 0) && "bo".indexOf(plain.charAt(1)) >= 0) {
      // A peculiarity of the reference: a sign may stand behind these two prefixes.
      signed = isSign(plain, from);
      negative = signed && plain.charAt(from) == '-';
      from += signed ? 1 : 0;
    }
    if (from >= plain.length()) {
      return null;
    }
    long bits = 0;
    for (int i = from; i < plain.length(); i++) {
      char c = plain.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, base) : -1;
      if (digit < 0 || overflows(bits, digit, base)) {
        return null;
      }
      bits = bits * base + digit;
    }
    if (bits >= 0 || (negative && bits == Long.MIN_VALUE)) {
      return new IntScalar(negative ? -bits : bits);
    }
    return signed ? null : new UnsignedScalar(bits);
  }

  private static boolean overflows(long bits, int digit, int base) {
    int compared = Long.compareUnsigned(bits, Long.divideUnsigned(-1, base));
    return compared > 0 || (compared == 0 && digit > Long.remainderUnsigned(-1, base));
  }

  private static boolean isSign(String text, int at) {
    return at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-');
  }

  private static int base(String plain, int start) {
    if (start + 1 >= plain.length() || plain.charAt(start) != '0') {
      return 10;
    }
    if (!isPrefixed(plain, start)) {
      return 8;
    }
    char letter = plain.charAt(start + 1);
    return letter == 'x' || letter == 'X' ? 16 : letter == 'b' || letter == 'B' ? 2 : 8;
  }

  private static boolean isPrefixed(String plain, int start) {
    return start + 2 < plain.length()
        && plain.charAt(start) == '0'
        && "xXbBoO".indexOf(plain.charAt(start + 1)) >= 0;
  }

  /** Reads a number that starts with a point; underscores must stand between digits. */
  static @Nullable Scalar resolveFraction(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '_' && !(isDigit(text, i - 1) && isDigit(text, i + 1))) {
        return null;
      }
    }
    return resolveDecimal(text.replace("_", ""));
  }

  private static boolean isDigit(String text, int at) {
    return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static @Nullable Scalar resolveDecimal(String text) {
    if (!isDecimal(text)) {
      return null;
    }
    double value = Double.parseDouble(text);
    return Double.isInfinite(value) ? null : new FloatScalar(value);
  }

  private static boolean isDecimal(String text) {
    int p = skipDigits(text, isSign(text, 0) ? 1 : 0);
    boolean digits = isDigit(text, p - 1);
    if (p < text.length() && text.charAt(p) == '.') {
      p = skipDigits(text, p + 1);
      digits |= isDigit(text, p - 1);
    }
    if (!digits) {
      return false;
    }
    if (p < text.length() && (text.charAt(p) == 'e' || text.charAt(p) == 'E')) {
      p++;
      p = skipDigits(text, isSign(text, p) ? p + 1 : p);
      return p == text.length() && isDigit(text, p - 1);
    }
    return p == text.length();
  }

  private static int skipDigits(String text, int from) {
    int p = from;
    while (isDigit(text, p)) {
      p++;
    }
    return p;
  }
}
