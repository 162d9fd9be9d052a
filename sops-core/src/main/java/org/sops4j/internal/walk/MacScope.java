package org.sops4j.internal.walk;

import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.SopsMetadata;

/**
 * Which values are encrypted, and what the MAC covers.
 *
 * @param scope the selection
 * @param macOnlyEncrypted whether the MAC covers encrypted values only
 */
public record MacScope(EncryptionScope scope, boolean macOnlyEncrypted) {
  /**
   * Takes both from the metadata of a file.
   *
   * @param metadata the metadata
   * @return the scope
   */
  public static MacScope of(SopsMetadata metadata) {
    return new MacScope(metadata.scope(), metadata.macOnlyEncrypted());
  }
}
