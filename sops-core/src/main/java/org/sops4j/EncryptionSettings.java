package org.sops4j;

import java.util.List;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.KeyRef;

/**
 * To whom, and what, to encrypt.
 *
 * @param groups master keys by group; with one group any key opens the file
 * @param shamirThreshold how many groups are needed; 0 for all; recorded even for one group
 * @param scope which values are encrypted
 * @param macOnlyEncrypted whether the MAC covers encrypted values only
 */
public record EncryptionSettings(
    List<List<KeyRef>> groups,
    int shamirThreshold,
    EncryptionScope scope,
    boolean macOnlyEncrypted) {
  /** Copies the groups. */
  public EncryptionSettings {
    groups = groups.stream().map(List::copyOf).toList();
  }
}
