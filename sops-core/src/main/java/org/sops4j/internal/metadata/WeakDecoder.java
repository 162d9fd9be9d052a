package org.sops4j.internal.metadata;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.internal.text.FloatText;
import org.sops4j.internal.text.GoNumbers;
import org.sops4j.tree.BoolScalar;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.NullScalar;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;
import org.sops4j.tree.UnsignedScalar;

/**
 * Takes typed fields out of a tree as leniently as the reference does, and collects what does not
 * fit (format.md section 5.7, step 1).
 */
final class WeakDecoder {
  private final List<String> errors = new ArrayList<>();

  /** Returns the complaints, in the order in which they came up. */
  List<String> errors() {
    return errors;
  }

  /** Finds a field by its name or, failing that, by its name in any case. */
  static Node field(Branch branch, String name) {
    Node found = null;
    Node similar = null;
    for (Item item : branch) {
      if (item.key() instanceof StringScalar key) {
        if (key.text().equals(name)) {
          found = item.value();
        } else if (key.text().equalsIgnoreCase(name)) {
          similar = item.value();
        }
      }
    }
    if (found == null) {
      found = similar;
    }
    return found == null ? NullScalar.NULL : found;
  }

  String string(Node value, String name) {
    return switch (value.kind()) {
      case NULL -> "";
      case STRING -> ((StringScalar) value).text();
      case INT -> Long.toString(((IntScalar) value).value());
      case UNSIGNED -> Long.toUnsignedString(((UnsignedScalar) value).bits());
      case FLOAT -> FloatText.plain(((FloatScalar) value).value());
      case BOOL -> ((BoolScalar) value).value() ? "1" : "0";
      case SEQUENCE, BRANCH, TIME, BYTES, COMMENT -> {
        unconvertible(value, name, "string");
        yield "";
      }
    };
  }

  int integer(Node value, String name) {
    return switch (value.kind()) {
      case NULL -> 0;
      case INT -> (int) ((IntScalar) value).value();
      case FLOAT -> (int) ((FloatScalar) value).value();
      case BOOL -> ((BoolScalar) value).value() ? 1 : 0;
      case STRING -> integerText(((StringScalar) value).text(), name);
      case UNSIGNED, SEQUENCE, BRANCH, TIME, BYTES, COMMENT -> {
        unconvertible(value, name, "int");
        yield 0;
      }
    };
  }

  private int integerText(String text, String name) {
    if (text.isEmpty()) {
      return 0;
    }
    try {
      // Before 3.11, dotenv and INI files could hold an integral float (T28).
      int point = text.indexOf('.');
      boolean integral = point > 0 && text.substring(point + 1).chars().allMatch(c -> c == '0');
      return (int) GoNumbers.parseInteger(integral ? text.substring(0, point) : text);
    } catch (NumberFormatException e) {
      errors.add(quoted(name) + "cannot parse value as 'int': strconv.ParseInt: " + e.getMessage());
      return 0;
    }
  }

  boolean bool(Node value, String name) {
    return switch (value.kind()) {
      case NULL -> false;
      case BOOL -> ((BoolScalar) value).value();
      case INT -> ((IntScalar) value).value() != 0;
      case UNSIGNED -> true;
      case FLOAT -> ((FloatScalar) value).value() != 0;
      case STRING -> boolText(((StringScalar) value).text(), name);
      case SEQUENCE, BRANCH, TIME, BYTES, COMMENT -> {
        unconvertible(value, name, "bool");
        yield false;
      }
    };
  }

  private boolean boolText(String text, String name) {
    try {
      return !text.isEmpty() && GoNumbers.parseBool(text);
    } catch (NumberFormatException e) {
      errors.add(
          quoted(name) + "cannot parse value as 'bool': strconv.ParseBool: " + e.getMessage());
      return false;
    }
  }

  /** Takes a list of mappings; one mapping alone stands for a list of one. */
  List<Branch> entries(Node value, String name) {
    if (value == NullScalar.NULL || (value instanceof Branch single && isEmpty(single))) {
      return List.of();
    }
    if (!(value instanceof Sequence sequence)) {
      return List.of(entry(value, name + "[0]"));
    }
    List<Branch> entries = new ArrayList<>();
    for (Node element : sequence) {
      if (!(element instanceof Comment)) {
        entries.add(entry(element, name + "[" + entries.size() + "]"));
      }
    }
    return entries;
  }

  private Branch entry(Node value, String name) {
    if (value instanceof Branch branch) {
      return branch;
    }
    if (value != NullScalar.NULL) {
      errors.add(quoted(name) + "expected a map or struct, got \"" + kind(value) + '"');
    }
    return Branch.EMPTY;
  }

  /** Takes a mapping; null where there is none. */
  @Nullable Branch mapping(Node value, String name) {
    if (value instanceof Branch branch) {
      return branch;
    }
    if (value != NullScalar.NULL) {
      errors.add(quoted(name) + "expected a map, got '" + kind(value) + "'");
    }
    return null;
  }

  private static boolean isEmpty(Branch branch) {
    for (Item item : branch) {
      if (!item.isComment()) {
        return false;
      }
    }
    return true;
  }

  private void unconvertible(Node value, String name, String wanted) {
    String type =
        switch (value.kind()) {
          case BRANCH -> "map[string]interface {}";
          case SEQUENCE -> "[]interface {}";
          case TIME -> "time.Time";
          case UNSIGNED -> "uint64";
          default -> kind(value);
        };
    errors.add(
        quoted(name) + "expected type '" + wanted + "', got unconvertible type '" + type + "'");
  }

  private static String kind(Node value) {
    return switch (value.kind()) {
      case BRANCH -> "map";
      case SEQUENCE, BYTES -> "slice";
      case NULL -> "invalid";
      case STRING -> "string";
      case INT -> "int";
      case UNSIGNED -> "uint64";
      case FLOAT -> "float64";
      case BOOL -> "bool";
      case TIME, COMMENT -> "struct";
    };
  }

  private static String quoted(String name) {
    return "'" + name + "' ";
  }
}
