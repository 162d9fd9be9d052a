package org.sops4j.internal.engine;

import org.jspecify.annotations.Nullable;
import org.sops4j.internal.cipher.CiphertextStash;
import org.sops4j.internal.walk.WalkedTree;
import org.sops4j.key.DataKey;
import org.sops4j.metadata.SopsMetadata;

/**
 * Documents in clear with all that is needed to encrypt them again.
 *
 * @param dataKey the data key; whoever holds the opened tree destroys it
 * @param metadata the metadata, with the data key wrapped for its key groups
 * @param clear the documents
 * @param stash the texts of values under that data key
 * @param original the documents as they were read; null if they are not under that data key
 */
public record OpenedTree(
    DataKey dataKey,
    SopsMetadata metadata,
    WalkedTree clear,
    CiphertextStash stash,
    @Nullable EncryptedTree original) {
  /**
   * Returns the same documents with other metadata.
   *
   * @param changed the metadata
   * @return the changed tree, which shares the data key
   */
  public OpenedTree withMetadata(SopsMetadata changed) {
    return new OpenedTree(dataKey, changed, clear, stash, original);
  }
}
