package org.sops4j.internal.text;

import org.sops4j.tree.BoolScalar;
import org.sops4j.tree.BytesScalar;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.NullScalar;
import org.sops4j.tree.Scalar;
import org.sops4j.tree.StringScalar;
import org.sops4j.tree.TimeScalar;
import org.sops4j.tree.UnsignedScalar;

/** Scalars as dotenv, INI and environment variables show them (format.md section 6.3.3). */
public final class ScalarText {
  private ScalarText() {}

  /**
   * Spells a scalar.
   *
   * @param scalar the scalar
   * @return its text; {@code <nil>} for null
   */
  public static String flat(Scalar scalar) {
    switch (scalar.kind()) {
      case STRING:
        return ((StringScalar) scalar).text();
      case INT:
        return Long.toString(((IntScalar) scalar).value());
      case UNSIGNED:
        return Long.toUnsignedString(((UnsignedScalar) scalar).bits());
      case FLOAT:
        return FloatText.flat(((FloatScalar) scalar).value());
      case BOOL:
        return Boolean.toString(((BoolScalar) scalar).value());
      case TIME:
        return TimeText.seconds((TimeScalar) scalar);
      case BYTES:
        return numbers(((BytesScalar) scalar).bytes());
      default:
        return nil(scalar);
    }
  }

  private static String nil(Scalar scalar) {
    if (scalar != NullScalar.NULL) {
      throw new IllegalArgumentException("not a scalar: " + scalar.kind());
    }
    return "<nil>";
  }

  /** The reference has no text for bytes either, so it shows the list that they are to it. */
  private static String numbers(byte[] bytes) {
    StringBuilder out = new StringBuilder("[");
    for (int i = 0; i < bytes.length; i++) {
      out.append(i == 0 ? "" : " ").append(bytes[i] & 0xFF);
    }
    return out.append(']').toString();
  }
}
