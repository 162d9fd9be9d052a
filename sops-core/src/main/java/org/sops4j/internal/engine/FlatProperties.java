package org.sops4j.internal.engine;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sops4j.internal.text.FloatText;
import org.sops4j.tree.Branch;

/** Trees as properties, whose names have the way through the tree: {@code db.hosts[0]}. */
public final class FlatProperties {
  private final Properties properties = new Properties();

  private FlatProperties() {}

  /**
   * Flattens a tree.
   *
   * @param root the tree
   * @return a property for each value; an empty one for null and for what has no values
   */
  public static Properties of(Branch root) {
    FlatProperties flat = new FlatProperties();
    flat.addAll("", JavaValues.map(root));
    return flat.properties;
  }

  private void addAll(String prefix, Map<?, ?> map) {
    map.forEach((key, value) -> add(prefix.isEmpty() ? "" + key : prefix + "." + key, value));
  }

  private void add(String name, @Nullable Object value) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      addAll(name, map);
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      for (int i = 0; i < list.size(); i++) {
        add(name + "[" + i + "]", list.get(i));
      }
    } else {
      properties.setProperty(name, text(value));
    }
  }

  private static String text(@Nullable Object value) {
    if (value == null || value instanceof Map || value instanceof List) {
      return "";
    } else if (value instanceof OffsetDateTime time) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time); // always with seconds
    } else if (value instanceof Double number) {
      return FloatText.flat(number);
    }
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : value.toString();
  }
}
