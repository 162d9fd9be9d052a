package org.sops4j.metadata;

import org.jspecify.annotations.Nullable;

/**
 * A data key, or a share of one, as encrypted to one master key: an entry of the metadata.
 *
 * @param ref the master key
 * @param enc the ciphertext in the form of its type, as it stands in the file
 * @param createdAt when the entry was made, RFC 3339 without fraction; null for age
 */
public record WrappedKey(KeyRef ref, String enc, @Nullable String createdAt) {}
