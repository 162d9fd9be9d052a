package org.sops4j.internal.engine;

import java.util.List;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.tree.Branch;

/**
 * Encrypted documents and their metadata.
 *
 * @param documents the branches, without metadata
 * @param metadata the metadata
 */
public record EncryptedTree(List<Branch> documents, SopsMetadata metadata) {}
