package org.sops4j.internal.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sops4j.error.NotWritableException;
import org.sops4j.internal.text.GoValue;
import org.sops4j.internal.text.ScalarText;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.Scalar;
import org.sops4j.tree.StringScalar;

/** A flat tree as variables of an environment (cli.md section 7.1). */
public final class EnvironmentVariables {
  private EnvironmentVariables() {}

  /**
   * Makes variables of the entries of a tree.
   *
   * @param tree the tree
   * @return names and values in order; of equal names the last one counts
   * @throws NotWritableException if an entry cannot be one
   */
  public static Map<String, String> of(Branch tree) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (Item item : tree) {
      if (item.key() instanceof Comment) {
        continue;
      }
      if (!(item.value() instanceof Scalar value)) {
        throw new NotWritableException(
            "cannot use complex value in environment; offending key "
                + GoValue.formatAsString(item.key()));
      }
      variables.put(name(item.key()), ScalarText.flat(value));
    }
    return variables;
  }

  private static String name(Node key) {
    if (!(key instanceof StringScalar string)) {
      throw new NotWritableException(
          "cannot use non-string keys in environment, got " + GoValue.type(key));
    }
    String name = string.text();
    if (name.indexOf('=') >= 0) {
      throw new NotWritableException("cannot use keys with '=' in environment: " + name);
    }
    return name;
  }
}
