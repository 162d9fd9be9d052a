package org.sops4j.internal.engine;

import java.util.Properties;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Format;

/** Trees as properties, whose names have the way through the tree: {@code db.hosts[0]}. */
public final class FlatProperties {
  private FlatProperties() {}

  /**
   * Flattens a tree.
   *
   * @param root the tree
   * @return a property for each value; an empty one for null and for what has no values
   */
  public static Properties of(Branch root) {
    Properties properties = new Properties();
    ValueNames names =
        new ValueNames(
            (name, path, value) -> properties.setProperty(name, ValueNames.text(value)), false);
    names.walk(root, Format.YAML); // whatever the format, names are those of the tree
    return properties;
  }
}
