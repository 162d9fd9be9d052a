package org.sops4j.internal.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sops4j.metadata.KeyGroup;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.metadata.WrappedKey;

/**
 * Gives documents a new data key, and perhaps other master keys (cli.md section 1.9). Nothing of
 * the old encryption stays: initialisation vectors will be new, too.
 */
public final class Rotator {
  private final Encryptor encryptor;
  private final List<KeyRef> added;
  private final List<KeyRef> removed;

  /**
   * Makes a rotator.
   *
   * @param encryptor makes the new data key
   * @param added keys that are put at the end of the first group
   * @param removed keys that are taken out of every group, by their key text
   */
  public Rotator(Encryptor encryptor, List<KeyRef> added, List<KeyRef> removed) {
    this.encryptor = encryptor;
    this.added = added;
    this.removed = removed;
  }

  /**
   * Gives documents a new data key. Entries that are there keep the time at which they were made,
   * and the file keeps its version.
   *
   * @param opened the documents under the old one, which stays as it is
   * @return the documents under the new key; the caller destroys it
   */
  public OpenedTree rotate(OpenedTree opened) {
    SopsMetadata metadata = opened.metadata();
    return encryptor.renew(
        opened, metadata.withGroups(change(metadata.groups()), metadata.shamirThreshold()));
  }

  private List<KeyGroup> change(List<KeyGroup> groups) {
    Set<String> leaving = new HashSet<>();
    for (KeyRef ref : removed) {
      leaving.add(ref.display());
    }
    List<KeyGroup> changed = new ArrayList<>(groups.size());
    for (KeyGroup group : groups) {
      List<WrappedKey> keys = new ArrayList<>(group.keys());
      if (changed.isEmpty()) {
        keys.addAll(encryptor.entries(added).keys());
      }
      keys.removeIf(key -> leaving.contains(key.ref().display()));
      changed.add(new KeyGroup(keys));
    }
    return changed;
  }
}
