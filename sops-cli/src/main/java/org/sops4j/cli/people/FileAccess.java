package org.sops4j.cli.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sops4j.metadata.KeyGroup;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.metadata.WrappedKey;

/**
 * Who opens a file, as its metadata say.
 *
 * @param file the file as messages name it
 * @param groups the master keys by group
 * @param needed how many groups are needed
 */
public record FileAccess(String file, List<List<KeyRef>> groups, int needed) {
  /** Copies the lists. */
  public FileAccess {
    groups = groups.stream().map(List::copyOf).toList();
  }

  /**
   * Reads metadata.
   *
   * @param file the file as messages name it
   * @param metadata its metadata
   * @return who opens it
   */
  public static FileAccess of(String file, SopsMetadata metadata) {
    List<List<KeyRef>> groups = new ArrayList<>();
    for (KeyGroup group : metadata.groups()) {
      List<KeyRef> keys = new ArrayList<>();
      for (WrappedKey key : group.keys()) {
        keys.add(key.ref());
      }
      groups.add(keys);
    }
    int threshold = metadata.shamirThreshold();
    boolean isThreshold = groups.size() > 1 && threshold > 0;
    int all = Math.max(1, groups.size());
    return new FileAccess(file, groups, isThreshold ? threshold : all);
  }

  /**
   * Returns all master keys.
   *
   * @return the keys, each once
   */
  public Set<KeyRef> keys() {
    Set<KeyRef> keys = new HashSet<>();
    groups.forEach(keys::addAll);
    return keys;
  }

  /**
   * Tells whether keys open the file without those of anybody else.
   *
   * @param own the keys of one person
   * @return true if they are in as many groups as are needed
   */
  public boolean isOpenedBy(Collection<KeyRef> own) {
    return shares(own) >= needed;
  }

  /**
   * Tells whether keys are of any use for the file.
   *
   * @param own the keys of one person
   * @return true if one of them is in any group
   */
  public boolean concerns(Collection<KeyRef> own) {
    return shares(own) > 0;
  }

  private int shares(Collection<KeyRef> own) {
    int shares = 0;
    for (List<KeyRef> group : groups) {
      shares += group.stream().anyMatch(own::contains) ? 1 : 0;
    }
    return shares;
  }
}
