package org.sops4j.internal.format.yaml;

import org.jspecify.annotations.Nullable;
import org.sops4j.tree.BoolScalar;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.NullScalar;
import org.sops4j.tree.Scalar;
import org.sops4j.tree.StringScalar;

/** Finds out what a plain scalar without tag stands for (format.md section 6.1.3). */
public final class ScalarResolver {
  private ScalarResolver() {}

  /**
   * Resolves a plain scalar; the first character decides for nearly all strings.
   *
   * @param plain the text
   * @return a null, truth value, number or time, or the text itself
   */
  public static Scalar resolve(String plain) {
    Scalar special = resolveSpecial(plain, true);
    return special == null ? StringScalar.of(plain) : special;
  }

  /** Resolves a text to anything but a string; null if it is one. */
  static @Nullable Scalar resolveSpecial(String plain, boolean times) {
    if (plain.isEmpty()) {
      return NullScalar.NULL;
    }
    char first = plain.charAt(0);
    switch (first) {
      case '~':
        return plain.length() == 1 ? NullScalar.NULL : null;
      case 'n':
      case 'N':
      case 't':
      case 'T':
      case 'f':
      case 'F':
        return resolveWord(plain);
      case '.':
        Scalar dotted = resolveDotted(plain, 1);
        return dotted == null ? NumberResolver.resolveFraction(plain) : dotted;
      case '+':
      case '-':
        boolean infinite = plain.length() == 5 && plain.charAt(1) == '.';
        Scalar signed = infinite ? resolveDotted(plain.substring(1), first == '-' ? -1 : 1) : null;
        return signed == null || isNan(signed) ? NumberResolver.resolve(plain) : signed;
      default:
        return first >= '0' && first <= '9' ? resolveDigits(plain, times) : null;
    }
  }

  private static @Nullable Scalar resolveDigits(String plain, boolean times) {
    Scalar time = times ? TimestampResolver.resolve(plain) : null;
    return time == null ? NumberResolver.resolve(plain) : time;
  }

  private static @Nullable Scalar resolveWord(String plain) {
    switch (plain) {
      case "null":
      case "Null":
      case "NULL":
        return NullScalar.NULL;
      case "true":
      case "True":
      case "TRUE":
        return new BoolScalar(true);
      case "false":
      case "False":
      case "FALSE":
        return new BoolScalar(false);
      default:
        return null;
    }
  }

  private static @Nullable Scalar resolveDotted(String plain, int sign) {
    switch (plain) {
      case ".inf":
      case ".Inf":
      case ".INF":
        return new FloatScalar(sign * Double.POSITIVE_INFINITY);
      case ".nan":
      case ".NaN":
      case ".NAN":
        return new FloatScalar(Double.NaN);
      default:
        return null;
    }
  }

  private static boolean isNan(Scalar scalar) {
    return scalar instanceof FloatScalar number && Double.isNaN(number.value());
  }
}
