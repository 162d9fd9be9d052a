package org.sops4j.internal.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.tree.Scalar;
import org.sops4j.tree.StringScalar;

/**
 * A value of a field that takes values of several types.
 *
 * @param typeName how the reference calls its type
 * @param text the text of a string, otherwise null
 * @param items the elements of a sequence, otherwise null
 */
record AnyValue(String typeName, @Nullable String text, @Nullable List<AnyValue> items) {
  /** The type of a mapping whose keys are all strings. */
  static final String STRING_MAP = "map[string]interface {}";

  /** The type of a mapping with other keys. */
  static final String ANY_MAP = "map[interface {}]interface {}";

  /** How the type of a null is called. */
  static final String NIL = "<nil>";

  static AnyValue list(List<AnyValue> items) {
    return new AnyValue("[]interface {}", null, items);
  }

  static AnyValue other(String typeName) {
    return new AnyValue(typeName, null, null);
  }

  static AnyValue of(Scalar scalar) {
    return switch (scalar.kind()) {
      case NULL -> other(NIL);
      case STRING -> new AnyValue("string", ((StringScalar) scalar).text(), null);
      case INT -> other("int");
      case UNSIGNED -> other("uint64");
      case FLOAT -> other("float64");
      case BOOL -> other("bool");
      default -> other("time.Time");
    };
  }
}
