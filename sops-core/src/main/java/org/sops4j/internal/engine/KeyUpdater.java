package org.sops4j.internal.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.key.DataKey;
import org.sops4j.key.DecryptionOrder;
import org.sops4j.key.GroupAttempt;
import org.sops4j.metadata.KeyGroup;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.SopsMetadata;

/**
 * Gives documents other master keys under the same data key (cli.md section 8). Values, MAC and
 * times of the documents are not looked at, and stay as they are.
 */
public final class KeyUpdater {
  private final KeySources sources;
  private final DecryptionOrder order;
  private final Clock clock;

  /**
   * Makes an updater.
   *
   * @param sources the key sources
   * @param order which types of keys are tried first
   * @param clock the time that new entries record
   */
  public KeyUpdater(KeySources sources, DecryptionOrder order, Clock clock) {
    this.sources = sources;
    this.order = order;
    this.clock = clock;
  }

  /**
   * Tries the master keys of a document as decrypting does.
   *
   * @param tree the encrypted documents
   * @return what became of each group
   */
  public List<GroupAttempt> attempts(EncryptedTree tree) {
    return new DataKeyResolver(sources, order).attempts(tree.metadata());
  }

  /**
   * Puts other key groups in the place of all that there are.
   *
   * @param tree the encrypted documents
   * @param groups the master keys by group
   * @param threshold how many groups are needed; 0 for all
   * @return the documents with new entries
   */
  public EncryptedTree replace(EncryptedTree tree, List<List<KeyRef>> groups, int threshold) {
    return update(tree, DataKeyWrapper.groups(groups, clock.instant()), threshold);
  }

  /**
   * Adds a key group at the end.
   *
   * @param tree the encrypted documents
   * @param group the master keys of the group
   * @param threshold how many groups are needed; 0 to keep what the file says
   * @return the documents with new entries
   */
  public EncryptedTree add(EncryptedTree tree, List<KeyRef> group, int threshold) {
    List<KeyGroup> groups = new ArrayList<>(tree.metadata().groups());
    groups.add(DataKeyWrapper.group(group, clock.instant()));
    return update(tree, groups, orRecorded(threshold, tree));
  }

  /**
   * Takes a key group out.
   *
   * @param tree the encrypted documents
   * @param index the position of the group, from 0
   * @param threshold how many groups are needed; 0 to keep what the file says
   * @return the documents with new entries
   */
  public EncryptedTree delete(EncryptedTree tree, int index, int threshold) {
    List<KeyGroup> groups = new ArrayList<>(tree.metadata().groups());
    if (index < 0 || index >= groups.size()) {
      throw new SopsException(
          ErrorCode.INVALID_SETTING,
          "there is no key group "
              + index
              + ": the file has "
              + groups.size()
              + ", and the first one is 0");
    }
    groups.remove(index);
    return update(tree, groups, orRecorded(threshold, tree));
  }

  private static int orRecorded(int threshold, EncryptedTree tree) {
    return threshold == 0 ? tree.metadata().shamirThreshold() : threshold;
  }

  private EncryptedTree update(EncryptedTree tree, List<KeyGroup> groups, int threshold) {
    DataKey dataKey = new DataKeyResolver(sources, order).resolve(tree.metadata());
    try {
      // Where groups are added it is the splitter that says so.
      boolean isFewer = groups.size() < tree.metadata().groups().size();
      if (isFewer && groups.size() < threshold) {
        throw impossible(threshold, groups.size());
      }
      SopsMetadata changed = tree.metadata().withGroups(groups, threshold);
      return new EncryptedTree(
          tree.documents(), new DataKeyWrapper(sources).wrap(dataKey, changed));
    } finally {
      dataKey.destroy();
    }
  }

  private static SopsException impossible(int threshold, int groups) {
    return new SopsException(
        ErrorCode.CONFLICTING_SETTINGS,
        "removing this key group will make the Shamir threshold impossible to satisfy: Shamir"
            + " threshold is "
            + threshold
            + ", but we only have "
            + groups
            + " key groups");
  }
}
