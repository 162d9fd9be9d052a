package org.sops4j;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sops4j.metadata.KeyGroup;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.metadata.WrappedKey;

/**
 * What it takes to give a document the master keys that it should have (cli.md section 8.1).
 * Nothing has changed yet; {@link MasterKeys#apply} does it.
 *
 * @param groups the master keys by group as they should be
 * @param differences what that means for each group, and for those that there will not be any more
 * @param threshold how many groups the document asks for now; 0 if it does not say
 * @param newThreshold how many it will ask for; 0 for all
 */
public record KeyChanges(
    List<List<KeyRef>> groups, List<Difference> differences, int threshold, int newThreshold) {
  /**
   * Copies the lists.
   *
   * @param groups the master keys by group as they should be
   * @param differences what that means for each group, and for those that there will not be any
   *     more
   * @param threshold how many groups the document asks for now; 0 if it does not say
   * @param newThreshold how many it will ask for; 0 for all
   */
  public KeyChanges {
    groups = groups.stream().map(List::copyOf).toList();
    differences = List.copyOf(differences);
  }

  /**
   * How one group changes. Keys are compared by their key text.
   *
   * @param common keys that stay, in the new order
   * @param added keys that enter, in the new order
   * @param removed keys that leave, in the order of the document
   */
  public record Difference(List<KeyRef> common, List<KeyRef> added, List<KeyRef> removed) {
    /**
     * Copies the lists.
     *
     * @param common keys that stay, in the new order
     * @param added keys that enter, in the new order
     * @param removed keys that leave, in the order of the document
     */
    public Difference {
      common = List.copyOf(common);
      added = List.copyOf(added);
      removed = List.copyOf(removed);
    }

    private static Difference between(List<KeyRef> now, List<KeyRef> then) {
      Set<String> present = texts(now);
      List<KeyRef> common = new ArrayList<>();
      List<KeyRef> added = new ArrayList<>();
      for (KeyRef key : then) {
        (present.contains(key.display()) ? common : added).add(key);
      }
      Set<String> wanted = texts(then);
      List<KeyRef> removed = new ArrayList<>();
      for (KeyRef key : now) {
        if (!wanted.contains(key.display())) {
          removed.add(key);
        }
      }
      return new Difference(common, added, removed);
    }

    private static Set<String> texts(List<KeyRef> keys) {
      Set<String> texts = new HashSet<>();
      for (KeyRef key : keys) {
        texts.add(key.display());
      }
      return texts;
    }
  }

  static KeyChanges of(SopsMetadata metadata, List<List<KeyRef>> groups) {
    List<Difference> differences = new ArrayList<>();
    int most = Math.max(groups.size(), metadata.groups().size());
    for (int i = 0; i < most; i++) {
      List<KeyRef> now = i < metadata.groups().size() ? refs(metadata.groups().get(i)) : List.of();
      List<KeyRef> then = i < groups.size() ? groups.get(i) : List.of();
      differences.add(Difference.between(now, then));
    }
    int threshold = metadata.shamirThreshold();
    return new KeyChanges(groups, differences, threshold, Math.min(threshold, groups.size()));
  }

  private static List<KeyRef> refs(KeyGroup group) {
    List<KeyRef> refs = new ArrayList<>(group.keys().size());
    for (WrappedKey key : group.keys()) {
      refs.add(key.ref());
    }
    return refs;
  }

  /**
   * Tells whether the document has the right keys already.
   *
   * @return true if nothing would change but the ciphertexts
   */
  public boolean isEmpty() {
    for (Difference difference : differences) {
      if (!difference.added().isEmpty() || !difference.removed().isEmpty()) {
        return false;
      }
    }
    return threshold == newThreshold;
  }
}
