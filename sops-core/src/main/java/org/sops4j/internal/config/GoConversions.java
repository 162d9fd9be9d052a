package org.sops4j.internal.config;

import org.jspecify.annotations.Nullable;
import org.sops4j.tree.BoolScalar;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.NodeKind;
import org.sops4j.tree.Scalar;
import org.sops4j.tree.StringScalar;

/** Which scalars the reference takes for numbers and truth values. */
final class GoConversions {
  private GoConversions() {}

  /** Returns a whole number, or null: fractions are dropped, and a null counts as 0. */
  @Nullable
  static Long toInt(Scalar scalar) {
    if (scalar instanceof IntScalar number) {
      return number.value();
    }
    if (scalar instanceof FloatScalar number && number.value() <= Long.MAX_VALUE) {
      return (long) number.value();
    }
    return scalar.kind() == NodeKind.NULL ? Long.valueOf(0) : null;
  }

  /** Returns a truth value, or null: words count even if they are quoted, a null is false. */
  @Nullable
  static Boolean toBool(Scalar scalar) {
    if (scalar instanceof BoolScalar bool) {
      return bool.value();
    }
    if (scalar instanceof StringScalar string) {
      return word(string.text());
    }
    return scalar.kind() == NodeKind.NULL ? Boolean.FALSE : null;
  }

  private static @Nullable Boolean word(String text) {
    return switch (text) {
      case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON" -> true;
      case "n", "N", "no", "No", "NO", "off", "Off", "OFF" -> false;
      default -> null;
    };
  }
}
