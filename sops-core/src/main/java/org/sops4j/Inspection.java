package org.sops4j;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.KeyGroup;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.metadata.ValueDecision;
import org.sops4j.metadata.WrappedKey;
import org.sops4j.tree.KeyPath;

/**
 * What an encrypted file tells without a key: who can decrypt it, when it was last changed, and
 * which of its values are encrypted. None of it is authenticated: whoever can write the file can
 * make it tell anything. Values are not shown, not even those in clear.
 *
 * <pre>{@code
 * Inspection seen = sops.inspect(file);
 * for (KeyPath path : seen.clearValues()) {
 *   System.err.println(path + " can be read by anybody");
 * }
 * }</pre>
 */
public final class Inspection {
  private final EncryptedDocument document;

  Inspection(EncryptedDocument document) {
    this.document = document;
  }

  /**
   * Returns the metadata as it is.
   *
   * @return key groups, selection, MAC and version
   */
  public SopsMetadata metadata() {
    return document.metadata();
  }

  /**
   * Returns the key groups.
   *
   * @return the groups in file order; with one group each of its keys opens the file
   */
  public List<KeyGroup> groups() {
    return metadata().groups();
  }

  /**
   * Returns the names of all master keys.
   *
   * @return the names in file order, whatever their group
   */
  public List<KeyRef> recipients() {
    List<KeyRef> recipients = new ArrayList<>();
    for (KeyGroup group : groups()) {
      for (WrappedKey key : group.keys()) {
        recipients.add(key.ref());
      }
    }
    return recipients;
  }

  /**
   * Returns how many groups are needed to decrypt the file.
   *
   * @return the number; 1 for a single group
   */
  public int threshold() {
    return groups().size() == 1 ? 1 : metadata().shamirThreshold();
  }

  /**
   * Returns which values are encrypted when the file is written.
   *
   * @return the selection
   */
  public EncryptionScope scope() {
    return metadata().scope();
  }

  /**
   * Returns when values were last encrypted.
   *
   * @return the time to the second; empty if the file has none that can be understood
   */
  public Optional<Instant> lastModified() {
    try {
      return Optional.of(OffsetDateTime.parse(metadata().lastModified()).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns for each value and comment whether it is encrypted, and what the selection says.
   *
   * @return a decision for each, in the order of the file
   */
  public List<ValueDecision> values() {
    return Explain.values(document, scope());
  }

  /**
   * Returns where values stand that are encrypted.
   *
   * @return the paths in the order of the file, comments aside
   */
  public List<KeyPath> encryptedValues() {
    return paths(ValueDecision.State.ENCRYPTED);
  }

  /**
   * Returns where values stand that can be read by anybody.
   *
   * @return the paths in the order of the file; comments, null and empty texts aside
   */
  public List<KeyPath> clearValues() {
    return paths(ValueDecision.State.CLEAR);
  }

  private List<KeyPath> paths(ValueDecision.State state) {
    List<KeyPath> paths = new ArrayList<>();
    for (ValueDecision value : values()) {
      if (!value.isComment() && value.state() == state) {
        paths.add(value.path());
      }
    }
    return paths;
  }

  @Override
  public String toString() {
    return "Inspection[" + document + "]";
  }
}
