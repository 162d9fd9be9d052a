package org.sops4j;

import java.util.List;
import org.sops4j.internal.engine.EncryptedTree;
import org.sops4j.internal.engine.KeyUpdater;
import org.sops4j.key.GroupAttempt;
import org.sops4j.metadata.KeyRef;

/**
 * The master keys of an encrypted document. Changing them keeps the data key and with it all
 * values, the MAC and its time; whoever knew the data key still knows it, which only {@link
 * Sops#rotate} helps against.
 *
 * <pre>{@code
 * MasterKeys keys = sops.masterKeys(document);
 * KeyChanges changes = keys.changesTo(rule.groups());
 * EncryptedDocument updated = changes.isEmpty() ? document : keys.apply(changes);
 * }</pre>
 */
public final class MasterKeys {
  private final EncryptedDocument document;
  private final KeyUpdater updater;

  MasterKeys(EncryptedDocument document, KeyUpdater updater) {
    this.document = document;
    this.updater = updater;
  }

  /**
   * Compares the keys with those that there should be. Needs no private key.
   *
   * @param groups the master keys by group as they should be
   * @return the differences; the threshold of the document stays, unless there are fewer groups
   */
  public KeyChanges changesTo(List<List<KeyRef>> groups) {
    return KeyChanges.of(document.metadata(), groups);
  }

  /**
   * Tries the keys as decrypting does, to see which of them opens the document. Nothing is
   * decrypted with what they give.
   *
   * @return what became of each group; a document whose only group is opened can be decrypted, or
   *     one of which enough groups are
   */
  public List<GroupAttempt> attempts() {
    return updater.attempts(document.tree());
  }

  /**
   * Encrypts the data key to other master keys.
   *
   * @param changes the differences
   * @return the document with new entries, which all record the present time
   * @throws org.sops4j.error.SopsException if the data key cannot be recovered, or not be encrypted
   *     to every key
   */
  public EncryptedDocument apply(KeyChanges changes) {
    return with(updater.replace(document.tree(), changes.groups(), changes.newThreshold()));
  }

  /**
   * Adds a key group at the end.
   *
   * @param group the master keys of the group, of which any opens it
   * @param threshold how many groups are needed; 0 to keep what the document says, which without a
   *     threshold is all of them
   * @return the document with new entries
   * @throws org.sops4j.error.SopsException if the data key cannot be recovered, or not be encrypted
   *     to every key
   */
  public EncryptedDocument addGroup(List<KeyRef> group, int threshold) {
    return with(updater.add(document.tree(), group, threshold));
  }

  /**
   * Takes a key group out.
   *
   * @param index its position, from 0
   * @param threshold how many groups are needed; 0 to keep what the document says
   * @return the document with new entries
   * @throws org.sops4j.error.SopsException if there is no such group, or fewer would be left than
   *     are needed, or the data key cannot be recovered, or not be encrypted to every key
   */
  public EncryptedDocument deleteGroup(int index, int threshold) {
    return with(updater.delete(document.tree(), index, threshold));
  }

  private EncryptedDocument with(EncryptedTree tree) {
    return new EncryptedDocument(document.format(), tree);
  }
}
