package org.sops4j.internal.format.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sops4j.internal.format.yaml.YamlNode.Kind;
import org.sops4j.internal.text.GoQuote;

/** Finds keys that a mapping has more than once; kind and text decide, not type. */
public final class DuplicateKeys {
  /** The reference names all pairs; a hostile file must not make us print millions of them. */
  private static final int MAX_MESSAGES = 10_000;

  private DuplicateKeys() {}

  /**
   * Describes the duplicates of one mapping in the reference's words.
   *
   * @param mapping a mapping; the mappings in it are not looked at
   * @return a line for each pair of equal keys, in the order of the first of them
   */
  public static List<String> find(YamlNode mapping) {
    List<YamlNode> children = mapping.children;
    Map<Object, Integer> first = new HashMap<>(children.size());
    int[] next = new int[0];
    for (int i = children.size() - 2; i >= 0; i -= 2) {
      Integer later = first.put(identity(children.get(i)), i);
      if (later != null) {
        next = next.length == 0 ? new int[children.size()] : next;
        next[i] = later;
      }
    }
    return next.length == 0 ? List.of() : describe(children, next);
  }

  /** Keys are equal if kind and text are; an alias counts as what it stands for. */
  private static Object identity(YamlNode key) {
    YamlNode node = key.resolved();
    if (node.kind == Kind.SCALAR) {
      return node.value();
    }
    return key.kind == Kind.ALIAS ? node : node.kind;
  }

  private static List<String> describe(List<YamlNode> children, int[] next) {
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < next.length; i += 2) {
      for (int j = next[i]; j > 0; j = next[j]) {
        if (messages.size() == MAX_MESSAGES) {
          return messages;
        }
        messages.add(message(children.get(i), children.get(j)));
      }
    }
    return messages;
  }

  private static String message(YamlNode earlier, YamlNode later) {
    boolean sameAlias = earlier.kind == Kind.ALIAS && earlier.value().equals(later.value());
    String text = sameAlias ? later.value() : later.resolved().value();
    return "line "
        + later.line
        + ": mapping key "
        + GoQuote.quote(text)
        + " already defined at line "
        + earlier.line;
  }
}
