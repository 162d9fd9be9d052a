package org.sops4j.internal.engine;

import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.internal.text.ScalarText;
import org.sops4j.tree.BoolScalar;
import org.sops4j.tree.Branch;
import org.sops4j.tree.BytesScalar;
import org.sops4j.tree.Comment;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.NullScalar;
import org.sops4j.tree.Scalar;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;
import org.sops4j.tree.TimeScalar;
import org.sops4j.tree.UnsignedScalar;

/** Trees as maps, lists and values of Java, and back. */
public final class JavaValues {
  private static final String MERGE = "<<";

  private JavaValues() {}

  /**
   * Makes a map of a mapping. Of equal keys the first counts, as for paths; keys that are merged
   * with {@code <<} count if the mapping does not have them itself. Comments are left out.
   *
   * @param branch the mapping
   * @return an immutable map in the order of the file
   */
  public static Map<String, @Nullable Object> map(Branch branch) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (Item item : branch) {
      if (!item.isComment() && !isMerge(item)) {
        map.putIfAbsent(ScalarText.flat((Scalar) item.key()), value(item.value()));
      }
    }
    for (Item item : branch) {
      if (isMerge(item)) {
        merge(map, item.value());
      }
    }
    return Collections.unmodifiableMap(map);
  }

  private static boolean isMerge(Item item) {
    return item.hasKey(MERGE)
        && (item.value() instanceof Branch || item.value() instanceof Sequence);
  }

  private static void merge(Map<String, @Nullable Object> map, Node merged) {
    if (merged instanceof Branch branch) {
      map(branch).forEach(map::putIfAbsent);
    } else if (merged instanceof Sequence several) {
      for (Node one : several) {
        merge(map, one);
      }
    }
  }

  /**
   * Makes a value of Java.
   *
   * @param node a node that is no comment
   * @return a map, a list, a string, an {@code Integer}, {@code Long} or {@code BigInteger},
   *     whichever is the smallest that fits, a {@code Double}, a {@code Boolean}, an {@code
   *     OffsetDateTime}, an array of bytes, or null
   */
  public static @Nullable Object value(Node node) {
    if (node instanceof Branch branch) {
      return map(branch);
    } else if (node instanceof Sequence sequence) {
      List<@Nullable Object> list = new ArrayList<>();
      for (Node element : sequence) {
        if (!(element instanceof Comment)) {
          list.add(value(element));
        }
      }
      return Collections.unmodifiableList(list);
    }
    return scalar(node);
  }

  private static @Nullable Object scalar(Node node) {
    return switch (node.kind()) {
      case STRING -> ((StringScalar) node).text();
      case INT -> integer(((IntScalar) node).value());
      case UNSIGNED -> new BigInteger(Long.toUnsignedString(((UnsignedScalar) node).bits()));
      case FLOAT -> ((FloatScalar) node).value();
      case BOOL -> ((BoolScalar) node).value();
      case TIME -> time((TimeScalar) node);
      case BYTES -> ((BytesScalar) node).bytes();
      default -> null;
    };
  }

  private static Object integer(long value) {
    if (value == (int) value) {
      return (int) value;
    }
    return value;
  }

  /**
   * Makes a time of Java.
   *
   * @param time the time
   * @return the same in its zone, or in that of UTC if Java has no such zone
   */
  public static OffsetDateTime time(TimeScalar time) {
    int minutes = time.offsetMinutes();
    if (Math.abs(minutes) <= ZoneOffset.MAX.getTotalSeconds() / 60) {
      return time.local().atOffset(ZoneOffset.ofTotalSeconds(minutes * 60));
    }
    return time.local().minusMinutes(minutes).atOffset(ZoneOffset.UTC);
  }

  /**
   * Makes a mapping of a map.
   *
   * @param map the keys in order
   * @return the mapping
   * @throws IllegalArgumentException if a value is of a class that files do not know
   */
  public static Branch branch(Map<?, ?> map) {
    List<Item> items = new ArrayList<>(map.size());
    map.forEach((key, value) -> items.add(Item.of(String.valueOf(key), node(value))));
    return new Branch(items);
  }

  private static Node node(@Nullable Object value) {
    if (value == null) {
      return NullScalar.NULL;
    } else if (value instanceof Node node) {
      return node;
    } else if (value instanceof Map<?, ?> map) {
      return branch(map);
    } else if (value instanceof Iterable<?> elements) {
      List<Node> nodes = new ArrayList<>();
      elements.forEach(element -> nodes.add(node(element)));
      return new Sequence(nodes);
    } else if (value instanceof Number number) {
      return number(number);
    }
    return text(value);
  }

  private static Node number(Number number) {
    if (number instanceof Double || number instanceof Float) {
      return new FloatScalar(number.doubleValue());
    } else if (number instanceof Integer || number instanceof Long || number instanceof Short) {
      return new IntScalar(number.longValue());
    }
    throw unknown(number);
  }

  private static Node text(Object value) {
    if (value instanceof CharSequence) {
      return StringScalar.of(value.toString());
    } else if (value instanceof Boolean truth) {
      return new BoolScalar(truth);
    } else if (value instanceof OffsetDateTime time) {
      return new TimeScalar(time.toLocalDateTime(), time.getOffset().getTotalSeconds() / 60);
    } else if (value instanceof Instant instant) {
      return text(instant.atOffset(ZoneOffset.UTC));
    } else if (value instanceof byte[] bytes) {
      return StringScalar.ofUtf8(bytes.clone());
    }
    throw unknown(value);
  }

  private static IllegalArgumentException unknown(Object value) {
    return new IllegalArgumentException("a file has no values of " + value.getClass());
  }
}
