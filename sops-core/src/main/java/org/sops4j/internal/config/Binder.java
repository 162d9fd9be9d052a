package org.sops4j.internal.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sops4j.internal.format.yaml.YamlNode;
import org.sops4j.internal.format.yaml.YamlScalars;
import org.sops4j.tree.NodeKind;
import org.sops4j.tree.Scalar;
import org.sops4j.tree.StringScalar;

/**
 * Takes values of wanted types from a YAML document. What has another type is noted and left out,
 * so that all such mistakes are reported at once; what is wrong in itself ends the reading.
 */
final class Binder {
  /** Is told of fields that no target takes, which by itself is no mistake. */
  @Nullable BiConsumer<YamlNode, FieldTarget> unknownFields;

  final BindingErrors errors = new BindingErrors();
  final Aliases aliases = new Aliases();
  private final Mappings mappings = new Mappings(this);

  /** Takes the fields of a mapping; a null has none. */
  <T extends FieldTarget> T fields(YamlNode node, T target) {
    YamlNode at = aliases.enter(node);
    if (at.kind() == YamlNode.Kind.MAPPING) {
      mappings.bind(at, target);
    } else if (!isNull(at)) {
      errors.wrongType(at, target.typeName());
    }
    aliases.leave(node);
    return target;
  }

  /** Takes the elements of a sequence; those that are null are left out. */
  <T> List<T> list(YamlNode node, String typeName, Function<YamlNode, T> element) {
    YamlNode at = aliases.enter(node);
    List<T> elements = new ArrayList<>();
    if (at.kind() == YamlNode.Kind.SEQUENCE) {
      for (YamlNode child : at.children()) {
        if (!isNull(child)) {
          elements.add(element.apply(child));
        }
      }
    } else if (!isNull(at)) {
      errors.wrongType(at, typeName);
    }
    aliases.leave(node);
    return elements;
  }

  /** Takes a sequence of texts. */
  List<String> texts(YamlNode node) {
    return list(node, "[]string", this::text);
  }

  /** Takes a mapping from texts to texts or nulls. */
  Map<String, @Nullable String> textMap(YamlNode node) {
    TextMapTarget target = new TextMapTarget(this);
    fields(node, target);
    return target.values;
  }

  /** Takes a text: of a number or a truth value, as it is written; of a null, nothing. */
  String text(YamlNode node) {
    YamlNode at = aliases.enter(node);
    Scalar scalar = scalar(at, "string");
    aliases.leave(node);
    if (scalar == null || scalar.kind() == NodeKind.NULL) {
      return "";
    }
    return scalar instanceof StringScalar string ? string.text() : at.value();
  }

  /** Takes a whole number; one that no setting can mean is cut to the nearest that fits. */
  int integer(YamlNode node) {
    YamlNode at = aliases.enter(node);
    Scalar scalar = scalar(at, "int");
    aliases.leave(node);
    Long value = scalar == null ? Long.valueOf(0) : GoConversions.toInt(scalar);
    if (value == null) {
      errors.wrongType(at, "int");
      return 0;
    }
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
  }

  /** Takes a truth value, which may also be one of the words of YAML 1.1. */
  boolean bool(YamlNode node) {
    YamlNode at = aliases.enter(node);
    Scalar scalar = scalar(at, "bool");
    aliases.leave(node);
    Boolean value = scalar == null ? Boolean.FALSE : GoConversions.toBool(scalar);
    if (value == null) {
      errors.wrongType(at, "bool");
      return false;
    }
    return value;
  }

  /** Takes anything. */
  AnyValue any(YamlNode node) {
    YamlNode at = aliases.enter(node);
    AnyValue value =
        switch (at.kind()) {
          case SEQUENCE -> anyList(at.children());
          case MAPPING -> AnyValue.other(mappings.typeOf(at));
          default -> AnyValue.of(YamlScalars.resolve(at));
        };
    aliases.leave(node);
    return value;
  }

  private AnyValue anyList(List<YamlNode> nodes) {
    List<AnyValue> values = new ArrayList<>(nodes.size());
    for (YamlNode node : nodes) {
      values.add(any(node));
    }
    return AnyValue.list(values);
  }

  /** Tells whether a node is null, or an alias of a null. */
  static boolean isNull(YamlNode node) {
    YamlNode at = node.resolved();
    return at.kind() == YamlNode.Kind.SCALAR && YamlScalars.resolve(at).kind() == NodeKind.NULL;
  }

  private @Nullable Scalar scalar(YamlNode at, String wanted) {
    if (at.kind() == YamlNode.Kind.SCALAR) {
      return YamlScalars.resolve(at);
    }
    errors.wrongType(at, wanted);
    return null;
  }

  /** The target of a mapping without fixed fields. */
  private static final class TextMapTarget implements FieldTarget {
    final Map<String, @Nullable String> values = new TreeMap<>();
    private final Binder binder;

    TextMapTarget(Binder binder) {
      this.binder = binder;
    }

    @Override
    public String typeName() {
      return "map[string]*string";
    }

    @Override
    public boolean field(String name, YamlNode value) {
      values.put(name, isNull(value) ? null : binder.text(value));
      return true;
    }
  }
}
