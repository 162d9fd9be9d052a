package org.sops4j;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.error.SopsException;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.Recipient;

/**
 * An encrypted file that is to have the master keys that it should have. {@link #plan} shows the
 * differences and needs no private key; {@link #inPlace} applies them. The data key stays: whoever
 * knew it still knows it, which only {@link Sops#rotate(java.nio.file.Path)} helps against.
 *
 * <pre>{@code
 * KeyUpdate update = sops.updateKeys(file);
 * update.plan().differences().forEach(System.err::println);
 * update.inPlace();
 * }</pre>
 */
public final class KeyUpdate {
  private final Sops sops;
  private final SecretFile file;
  private final EncryptedDocument document;
  private final @Nullable List<List<Recipient>> groups;

  private KeyUpdate(
      Sops sops,
      SecretFile file,
      EncryptedDocument document,
      @Nullable List<List<Recipient>> groups) {
    this.sops = sops;
    this.file = file;
    this.document = document;
    this.groups = groups;
  }

  static KeyUpdate of(Sops sops, SecretFile file) {
    return new KeyUpdate(sops, file, file.encrypted(), null);
  }

  /**
   * Sets the recipients in place of those of the creation rule, in one group of which any can
   * decrypt the file.
   *
   * @param recipients all that there shall be
   * @return this with these recipients
   */
  public KeyUpdate to(Recipient... recipients) {
    return toGroups(List.of(List.of(recipients)));
  }

  /**
   * Sets the recipients by group in place of those of the creation rule.
   *
   * @param recipients all that there shall be
   * @return this with these recipients
   */
  public KeyUpdate toGroups(List<? extends List<? extends Recipient>> recipients) {
    List<List<Recipient>> copy = new ArrayList<>();
    for (List<? extends Recipient> group : recipients) {
      copy.add(List.copyOf(group));
    }
    return new KeyUpdate(sops, file, document, copy);
  }

  /**
   * Compares the master keys with those that there should be.
   *
   * @return the differences; empty if there are none
   * @throws SopsException if there is no creation rule for the file, and no recipients were named
   */
  public KeyChanges plan() {
    return sops.masterKeys(document).changesTo(wanted());
  }

  private List<List<KeyRef>> wanted() {
    if (groups == null) {
      return file.work(() -> sops.settingsFor(file.name(), file.format())).groups();
    }
    List<List<KeyRef>> refs = new ArrayList<>();
    for (List<Recipient> group : groups) {
      refs.add(Rotation.refs(group));
    }
    return refs;
  }

  /**
   * Encrypts the data key to the master keys that there should be.
   *
   * @return the document with them; the same one if nothing differs
   * @throws SopsException as for {@link #plan}, or if the data key cannot be recovered, or not be
   *     encrypted to every key
   */
  public EncryptedDocument document() {
    KeyChanges changes = plan();
    if (changes.isEmpty()) {
      return document;
    }
    List<Recipient> all = new ArrayList<>();
    if (groups != null) {
      groups.forEach(all::addAll);
    }
    return file.work(() -> sops.with(all).masterKeys(document).apply(changes));
  }

  /**
   * Applies the differences to the file. It is not written if there are none.
   *
   * @return whether the file was written
   * @throws IOException if it cannot be written
   * @throws SopsException as for {@link #document}
   */
  public boolean inPlace() throws IOException {
    EncryptedDocument updated = document();
    if (updated == document) {
      return false;
    }
    file.replace(updated);
    return true;
  }

  @Override
  public String toString() {
    return "KeyUpdate[" + file.name() + "]";
  }
}
