package org.sops4j.internal.format.json;

import java.util.Base64;
import org.sops4j.internal.text.ByteOutput;
import org.sops4j.internal.text.FloatText;
import org.sops4j.internal.text.ScalarText;
import org.sops4j.internal.text.TimeText;
import org.sops4j.tree.BytesScalar;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.Scalar;
import org.sops4j.tree.StringScalar;
import org.sops4j.tree.TimeScalar;

/** Writes scalars as JSON (format.md section 6.2.3). */
public final class JsonScalar {
  private JsonScalar() {}

  /**
   * Writes a scalar.
   *
   * @param out where to
   * @param scalar the scalar
   * @return false if JSON has no such number; then nothing is written
   */
  public static boolean write(ByteOutput out, Scalar scalar) {
    switch (scalar.kind()) {
      case STRING:
        JsonText.write(out, ((StringScalar) scalar).utf8());
        return true;
      case NULL:
        out.ascii("null");
        return true;
      case FLOAT:
        return number(out, ((FloatScalar) scalar).value());
      case TIME:
        quoted(out, TimeText.full((TimeScalar) scalar));
        return true;
      case BYTES:
        quoted(out, Base64.getEncoder().encodeToString(((BytesScalar) scalar).bytes()));
        return true;
      default:
        out.ascii(ScalarText.flat(scalar)); // integers and booleans
        return true;
    }
  }

  /**
   * Says that JSON has no such number.
   *
   * @param scalar what could not be written
   * @return the text of the reference
   */
  public static String unsupported(Scalar scalar) {
    return "json: unsupported value: " + ScalarText.flat(scalar);
  }

  private static boolean number(ByteOutput out, double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return false;
    }
    out.ascii(FloatText.json(value));
    return true;
  }

  private static void quoted(ByteOutput out, String text) {
    out.write('"');
    out.ascii(text);
    out.write('"');
  }
}
