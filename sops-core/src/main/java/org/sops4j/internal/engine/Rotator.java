package org.sops4j.internal.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sops4j.metadata.KeyGroup;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.metadata.WrappedKey;
import org.sops4j.tree.Branch;

/**
 * Gives documents a new data key, and perhaps other master keys (cli.md section 1.9). Nothing of the
 * old encryption stays: initialisation vectors are new, too.
 */
public final class Rotator {
  private final Decryptor decryptor;
  private final Encryptor encryptor;
  private final Clock clock;

  /**
   * Makes a rotator.
   *
   * @param decryptor opens the documents
   * @param encryptor encrypts them again
   * @param clock the time that new entries record
   */
  public Rotator(Decryptor decryptor, Encryptor encryptor, Clock clock) {
    this.decryptor = decryptor;
    this.encryptor = encryptor;
    this.clock = clock;
  }

  /**
   * Which master keys change.
   *
   * @param added keys that are put at the end of the first group
   * @param removed keys that are taken out of every group
   */
  public record Changes(List<KeyRef> added, List<KeyRef> removed) {}

  /**
   * Encrypts documents anew. The version that the file records stays.
   *
   * @param tree the encrypted documents
   * @param changes which master keys change
   * @param verifyMac whether a MAC that is missing, wrong or unreadable is an error
   * @return the documents under a new data key
   */
  public EncryptedTree rotate(EncryptedTree tree, Changes changes, boolean verifyMac) {
    List<Branch> documents = decryptor.decrypt(tree, verifyMac);
    SopsMetadata metadata = tree.metadata();
    List<KeyGroup> groups = change(metadata.groups(), changes);
    return encryptor.encrypt(documents, metadata.withKeys(groups, metadata.shamirThreshold()));
  }

  private List<KeyGroup> change(List<KeyGroup> groups, Changes changes) {
    Set<String> removed = new HashSet<>();
    for (KeyRef ref : changes.removed()) {
      removed.add(ref.display());
    }
    List<KeyGroup> changed = new ArrayList<>(groups.size());
    for (KeyGroup group : groups) {
      List<WrappedKey> keys = new ArrayList<>(group.keys());
      if (changed.isEmpty()) {
        keys.addAll(DataKeyWrapper.group(changes.added(), clock.instant()).keys());
      }
      keys.removeIf(key -> removed.contains(key.ref().display()));
      changed.add(new KeyGroup(keys));
    }
    return changed;
  }
}
