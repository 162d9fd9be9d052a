package org.sops4j.internal.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Doubles in the four spellings of the reference, all made of the fewest digits that read back as
 * the same number (format.md sections 2.4, 6.1.6, 6.2.3 and 6.3.3; T5 and T6).
 */
public final class FloatText {
  private FloatText() {}

  /**
   * Spells a number without exponent, as it is encrypted: Go's {@code 'f'}.
   *
   * @param value any double
   * @return such as {@code 100000000000000000000}, {@code -0}, {@code +Inf}
   */
  public static String plain(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
    }
    return Shortest.of(value).plain();
  }

  /**
   * Spells a number as YAML shows it: with an exponent from 1e+06 on and below 1e-04, Go's {@code
   * 'g'}.
   *
   * @param value any double
   * @return such as {@code 1.5e+06}; {@code .inf}, {@code -.inf}, {@code .nan}
   */
  public static String yaml(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.isNaN(value) ? ".nan" : value > 0 ? ".inf" : "-.inf";
    }
    Shortest digits = Shortest.of(value);
    return needsExponent(digits) ? digits.scientific('e', 2) : digits.plain();
  }

  /**
   * Spells a number as JSON shows it: with an exponent from 1e+21 on and below 1e-6.
   *
   * @param value a finite double
   * @return such as {@code 1e-7}
   */
  public static String json(double value) {
    double size = Math.abs(value);
    Shortest digits = Shortest.of(value);
    if (size == 0 || (size >= 1e-6 && size < 1e21)) {
      return digits.plain();
    }
    return digits.scientific('e', 1);
  }

  /**
   * Spells a number as dotenv, INI and environment variables show it: as in YAML with a capital E,
   * and always with a fraction or an exponent.
   *
   * @param value any double
   * @return such as {@code 1.0} or {@code 1E+06}
   */
  public static String flat(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return plain(value);
    }
    Shortest digits = Shortest.of(value);
    String text = needsExponent(digits) ? digits.scientific('E', 2) : digits.plain();
    return text.indexOf('.') < 0 && text.indexOf('E') < 0 ? text + ".0" : text;
  }

  /**
   * Spells a number as the reference prints it in messages: as in YAML, but for infinities and NaN.
   *
   * @param value any double
   * @return such as {@code 1.5e+06} or {@code +Inf}
   */
  public static String verbose(double value) {
    return Double.isNaN(value) || Double.isInfinite(value) ? plain(value) : yaml(value);
  }

  private static boolean needsExponent(Shortest digits) {
    return digits.exponent() < -4 || digits.exponent() >= 6;
  }

  /**
   * A number as 0.d1d2d3… times ten to a power.
   *
   * @param negative whether there is a minus sign
   * @param digits significant digits without trailing zeros; {@code 0} for zero
   * @param exponent of the first digit
   */
  private record Shortest(boolean negative, String digits, int exponent) {
    static Shortest of(double value) {
      boolean negative = Double.doubleToRawLongBits(value) < 0;
      double size = Math.abs(value);
      if (size == 0) {
        return new Shortest(negative, "0", 0);
      }
      BigDecimal shortest =
          shorten(size, new BigDecimal(Double.toString(size)).stripTrailingZeros());
      String digits = shortest.unscaledValue().toString();
      return new Shortest(negative, digits, shortest.precision() - shortest.scale() - 1);
    }

    /**
     * Takes digits away while the number reads back; before JDK 19 Double.toString has too many.
     */
    private static BigDecimal shorten(double size, BigDecimal start) {
      if (start.precision() <= 15 && size >= Double.MIN_NORMAL) {
        return start; // no other number of so few digits reads as this one
      }
      BigDecimal best = start;
      BigDecimal exact = new BigDecimal(size);
      for (int precision = start.precision(); precision > 0; precision--) {
        BigDecimal shorter = closest(size, exact, precision);
        if (shorter == null) {
          break;
        }
        best = shorter.stripTrailingZeros();
      }
      return best;
    }

    private static @Nullable BigDecimal closest(double size, BigDecimal exact, int precision) {
      BigDecimal down = exact.round(new MathContext(precision, RoundingMode.DOWN));
      BigDecimal up = exact.round(new MathContext(precision, RoundingMode.UP));
      boolean downFits = down.doubleValue() == size;
      boolean upFits = up.doubleValue() == size;
      if (downFits && upFits) {
        int side = exact.subtract(down).compareTo(up.subtract(exact));
        boolean even = !down.unscaledValue().testBit(0);
        return side < 0 || (side == 0 && even) ? down : up;
      }
      return downFits ? down : upFits ? up : null;
    }

    String plain() {
      StringBuilder out = new StringBuilder(negative ? "-" : "");
      if (exponent < 0) {
        out.append("0.").append("0".repeat(-exponent - 1)).append(digits);
      } else if (digits.length() <= exponent + 1) {
        out.append(digits).append("0".repeat(exponent + 1 - digits.length()));
      } else {
        out.append(digits, 0, exponent + 1)
            .append('.')
            .append(digits, exponent + 1, digits.length());
      }
      return out.toString();
    }

    String scientific(char letter, int exponentDigits) {
      StringBuilder out = new StringBuilder(negative ? "-" : "").append(digits.charAt(0));
      if (digits.length() > 1) {
        out.append('.').append(digits, 1, digits.length());
      }
      String power = Integer.toString(Math.abs(exponent));
      out.append(letter).append(exponent < 0 ? '-' : '+');
      out.append("0".repeat(Math.max(0, exponentDigits - power.length()))).append(power);
      return out.toString();
    }
  }
}
