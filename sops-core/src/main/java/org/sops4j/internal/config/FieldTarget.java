package org.sops4j.internal.config;

import java.util.List;
import org.sops4j.internal.format.yaml.YamlNode;

/** What takes the fields of a mapping. */
interface FieldTarget {
  /** Returns how the reference calls the type in its messages. */
  String typeName();

  /** Returns the names of the fields that it takes; none if it takes any. */
  default List<String> names() {
    return List.of();
  }

  /** Takes a field; returns false, and ignores it, if there is no such field. */
  boolean field(String name, YamlNode value);
}
