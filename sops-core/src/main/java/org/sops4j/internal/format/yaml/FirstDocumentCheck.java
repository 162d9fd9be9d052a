package org.sops4j.internal.format.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.error.MalformedDocumentException;
import org.sops4j.internal.format.yaml.YamlNode.Kind;
import org.sops4j.internal.format.yaml.YamlNode.Style;
import org.sops4j.tree.NullScalar;
import org.sops4j.tree.Utf8;

/**
 * Checks what the first document means, in the way and the words of the reference, which decodes it
 * into a map with string keys before anything else (format.md sections 6.1.1 and 6.1.2).
 */
final class FirstDocumentCheck {
  private static final String MAP_TYPE = "map[string]interface {}";

  private final AliasGuard guard = new AliasGuard();
  private final List<String> errors = new ArrayList<>();

  private FirstDocumentCheck() {}

  /** Refuses a document that is no mapping, or has keys or scalars that make no sense. */
  static void check(YamlNode root) {
    FirstDocumentCheck check = new FirstDocumentCheck();
    check.guard.count();
    check.checkRoot(root);
    if (!check.errors.isEmpty()) {
      throw new MalformedDocumentException(
              "yaml: unmarshal errors:\n  " + String.join("\n  ", check.errors),
              root.line,
              root.column)
          .summarized("yaml: a value has another type than it must have, or a key stands twice");
    }
  }

  private void checkRoot(YamlNode root) {
    guard.count();
    if (root.kind == Kind.MAPPING) {
      checkMapping(root, true);
    } else if (root.kind == Kind.SEQUENCE || TaggedScalars.resolve(root) != NullScalar.NULL) {
      addTypeError(root, MAP_TYPE);
    }
  }

  private void addTypeError(YamlNode node, String type) {
    String tag = ScalarTags.shortTag(node);
    boolean named = tag.equals(ScalarTags.MAP) || tag.equals(ScalarTags.SEQUENCE);
    String value = named ? node.value() : " `" + shorten(node.value()) + "`";
    errors.add("line " + node.line + ": cannot unmarshal " + tag + value + " into " + type);
  }

  private static String shorten(String value) {
    byte[] utf8 = Utf8.encode(value.length() > 11 ? value.substring(0, 11) : value);
    return utf8.length > 10 ? Utf8.decode(utf8, 0, 7) + "..." : value;
  }

  private void checkValue(YamlNode node) {
    guard.count();
    switch (node.kind) {
      case SCALAR:
        if (!node.tag.isEmpty()) {
          TaggedScalars.resolve(node);
        }
        break;
      case SEQUENCE:
        for (YamlNode element : node.children) {
          checkValue(element);
        }
        break;
      case MAPPING:
        checkMapping(node, hasStringKeys(node));
        break;
      default:
        guard.enter(node);
        checkValue(node.resolved());
        guard.leave(node);
        break;
    }
  }

  static boolean hasStringKeys(YamlNode mapping) {
    List<YamlNode> children = mapping.children;
    for (int i = 0; i < children.size(); i += 2) {
      String tag = ScalarTags.shortTag(children.get(i));
      if (!tag.equals(ScalarTags.STRING) && !tag.equals(ScalarTags.MERGE)) {
        return false;
      }
    }
    return true;
  }

  private boolean checkMapping(YamlNode mapping, boolean stringKeys) {
    List<String> duplicates = DuplicateKeys.find(mapping);
    if (!duplicates.isEmpty()) {
      errors.addAll(duplicates);
      return false;
    }
    List<YamlNode> children = mapping.children;
    YamlNode merge = null;
    for (int i = 0; i < children.size(); i += 2) {
      YamlNode key = children.get(i);
      if (isMerge(key)) {
        merge = children.get(i + 1);
      } else if (stringKeys ? checkStringKey(key) : checkAnyKey(key)) {
        checkValue(children.get(i + 1));
      }
    }
    checkMerge(merge, stringKeys);
    return true;
  }

  private static boolean isMerge(YamlNode key) {
    return key.kind == Kind.SCALAR
        && key.value().equals("<<")
        && (key.tag.equals(ScalarTags.MERGE) || (key.tag.isEmpty() && key.style == Style.PLAIN));
  }

  /** Checks a key that must be a string; after null the reference skips the value. */
  private boolean checkStringKey(YamlNode key) {
    guard.count();
    switch (key.kind) {
      case SCALAR:
        boolean simple = key.tag.isEmpty() && key.style != Style.PLAIN;
        return simple || TaggedScalars.resolve(key) != NullScalar.NULL;
      case ALIAS:
        guard.enter(key);
        boolean usable = checkStringKey(key.resolved());
        guard.leave(key);
        return usable;
      case MAPPING:
        List<String> duplicates = DuplicateKeys.find(key);
        errors.addAll(duplicates);
        if (duplicates.isEmpty()) {
          addTypeError(key, "string");
        }
        return false;
      default:
        addTypeError(key, "string");
        return false;
    }
  }

  private boolean checkAnyKey(YamlNode key) {
    int before = errors.size();
    checkValue(key);
    if (errors.size() > before) {
      return false;
    }
    requireScalarKey(key);
    return true;
  }

  /** Refuses a collection as a key. */
  static void requireScalarKey(YamlNode key) {
    if (key.resolved().kind != Kind.SCALAR) {
      throw new MalformedDocumentException(
              "yaml: invalid map key: " + GoSyntax.describe(key), key.line, key.column)
          .summarized("yaml: invalid map key");
    }
  }

  private void checkMerge(@Nullable YamlNode merge, boolean stringKeys) {
    if (merge == null) {
      return;
    }
    if (merge.kind == Kind.SEQUENCE) {
      for (YamlNode element : merge.children) {
        checkMerged(element, stringKeys);
      }
    } else {
      checkMerged(merge, stringKeys);
    }
  }

  private void checkMerged(YamlNode node, boolean stringKeys) {
    if (node.resolved().kind != Kind.MAPPING) {
      throw new MalformedDocumentException(
          "yaml: map merge requires map or sequence of maps as the value", node.line, node.column);
    }
    guard.count();
    if (node.kind == Kind.ALIAS) {
      guard.enter(node);
      guard.count();
      checkMapping(node.resolved(), stringKeys);
      guard.leave(node);
    } else {
      checkMapping(node, stringKeys);
    }
  }
}
