package org.sops4j.internal.text;

/**
 * Numbers and truth values from text by the rules of Go's {@code strconv}. Failures are {@link
 * NumberFormatException}s with its reason as the whole message.
 */
public final class GoNumbers {
  private static final String SYNTAX = "invalid syntax";
  private static final String RANGE = "value out of range";

  private GoNumbers() {}

  /**
   * Reads a signed 64-bit integer in decimal: an optional sign and digits, nothing else.
   *
   * @param text the text
   * @return the number
   */
  public static long parseDecimal(String text) {
    int start = hasSign(text) ? 1 : 0;
    if (start == text.length()) {
      throw new NumberFormatException(SYNTAX);
    }
    for (int i = start; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        throw new NumberFormatException(SYNTAX);
      }
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new NumberFormatException(RANGE);
    }
  }

  /**
   * Reads a signed 64-bit integer in the syntax of Go: the prefixes {@code 0x 0o 0b 0}, and
   * underscores between digits.
   *
   * @param text the text
   * @return the number
   */
  public static long parseInteger(String text) {
    boolean negative = text.startsWith("-");
    String size = hasSign(text) ? text.substring(1) : text;
    int base = base(size);
    String digits = base == 10 ? size : size.substring(prefixLength(size));
    boolean prefixed = digits.length() < size.length();
    if (!areDigits(digits, base, prefixed)) {
      throw new NumberFormatException(SYNTAX);
    }
    try {
      return Long.parseLong((negative ? "-" : "") + digits.replace("_", ""), base);
    } catch (NumberFormatException e) {
      throw new NumberFormatException(RANGE);
    }
  }

  private static int base(String size) {
    if (size.length() < 2 || size.charAt(0) != '0') {
      return 10;
    }
    return switch (size.charAt(1) | 0x20) {
      case 'x' -> 16;
      case 'b' -> 2;
      default -> 8;
    };
  }

  private static int prefixLength(String size) {
    return Character.isLetter(size.charAt(1)) ? 2 : 1;
  }

  private static boolean areDigits(String text, int base, boolean underscoreFirst) {
    boolean underscoreAllowed = underscoreFirst;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '_' ? !underscoreAllowed : c > 0x7F || Character.digit(c, base) < 0) {
        return false;
      }
      underscoreAllowed = c != '_';
    }
    return !text.isEmpty() && !text.endsWith("_");
  }

  /**
   * Reads a truth value.
   *
   * @param text one of {@code 1 t T TRUE true True 0 f F FALSE false False}
   * @return the value
   */
  public static boolean parseBool(String text) {
    return switch (text) {
      case "1", "t", "T", "TRUE", "true", "True" -> true;
      case "0", "f", "F", "FALSE", "false", "False" -> false;
      default -> throw new NumberFormatException(SYNTAX);
    };
  }

  /**
   * Reads a double: decimal or hexadecimal, infinity or NaN.
   *
   * @param text the text
   * @return the nearest double; zero for what is too small
   */
  public static double parseFloat(String text) {
    boolean negative = text.startsWith("-");
    String size = hasSign(text) ? text.substring(1) : text;
    if (size.equalsIgnoreCase("inf") || size.equalsIgnoreCase("infinity")) {
      return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (text.equalsIgnoreCase("nan")) {
      return Double.NaN;
    }
    boolean hex = size.startsWith("0x") || size.startsWith("0X");
    if (!(hex ? isHexFloat(size) : isDecimalFloat(size))) {
      throw new NumberFormatException(SYNTAX);
    }
    double value = Double.parseDouble(size.replace("_", ""));
    if (Double.isInfinite(value)) {
      throw new NumberFormatException(RANGE);
    }
    return negative ? -value : value;
  }

  private static boolean isDecimalFloat(String size) {
    int i = 0;
    int digits = 0;
    boolean dot = false;
    for (; i < size.length(); i++) {
      char c = size.charAt(i);
      if (isDigit(c)) {
        digits++;
      } else if (c == '.' && !dot) {
        dot = true;
      } else if (!isUnderscore(size, i, 10)) {
        break;
      }
    }
    if (digits == 0) {
      return false;
    }
    return i == size.length() || ((size.charAt(i) | 0x20) == 'e' && isExponent(size, i + 1));
  }

  private static boolean isHexFloat(String size) {
    int i = 2;
    int digits = 0;
    boolean dot = false;
    for (; i < size.length(); i++) {
      char c = size.charAt(i);
      if (Character.digit(c, 16) >= 0 && c < 0x80) {
        digits++;
      } else if (c == '.' && !dot) {
        dot = true;
      } else if (!isUnderscore(size, i, 16)) {
        break;
      }
    }
    return digits > 0
        && i < size.length()
        && (size.charAt(i) | 0x20) == 'p'
        && isExponent(size, i + 1);
  }

  /** Tells whether there is an underscore between two digits, or behind the prefix {@code 0x}. */
  private static boolean isUnderscore(String size, int at, int base) {
    if (size.charAt(at) != '_' || at == 0 || at + 1 == size.length()) {
      return false;
    }
    boolean afterPrefix = base == 16 && at == 2;
    return (afterPrefix || Character.digit(size.charAt(at - 1), base) >= 0)
        && Character.digit(size.charAt(at + 1), base) >= 0;
  }

  private static boolean isExponent(String text, int start) {
    int i = start;
    if (i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
      i++;
    }
    if (i == text.length()) {
      return false;
    }
    for (; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasSign(String text) {
    return text.startsWith("-") || text.startsWith("+");
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
