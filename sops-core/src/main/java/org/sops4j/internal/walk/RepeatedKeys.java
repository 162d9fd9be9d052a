package org.sops4j.internal.walk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Item;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.Node;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;

/** Finds keys that a mapping has more than once, in formats whose readers allow that. */
public final class RepeatedKeys {
  private final List<Object> trail = new ArrayList<>();
  private final List<KeyPath> found = new ArrayList<>();

  private RepeatedKeys() {}

  /**
   * Looks through a document.
   *
   * @param document the branch
   * @return the path of each key that is there before, as often as it is repeated
   */
  public static List<KeyPath> of(Branch document) {
    RepeatedKeys keys = new RepeatedKeys();
    keys.look(document);
    return keys.found;
  }

  private void look(Node node) {
    if (node instanceof Branch branch) {
      Set<String> seen = new HashSet<>();
      for (Item item : branch) {
        if (item.key() instanceof StringScalar key) {
          trail.add(key.text());
          if (!seen.add(key.text())) {
            found.add(new KeyPath(trail));
          }
          look(item.value());
          trail.remove(trail.size() - 1);
        }
      }
    } else if (node instanceof Sequence sequence) {
      for (int i = 0; i < sequence.elements().size(); i++) {
        trail.add(i);
        look(sequence.elements().get(i));
        trail.remove(trail.size() - 1);
      }
    }
  }
}
