package org.sops4j.key;

import org.jspecify.annotations.Nullable;
import org.sops4j.metadata.KeyRef;

/**
 * A step of encrypting or decrypting, for logs and audit trails. Holds no secret.
 *
 * @param step what was done, or is about to be done
 * @param key the master key that it concerns, or null if it concerns none
 */
public record Progress(Step step, @Nullable KeyRef key) {
  /** The steps that are told of. */
  public enum Step {
    /** The data key, or a part of it, was encrypted to a master key. */
    KEY_WRAPPED,
    /** The data key, or a part of it, could not be encrypted to a master key. */
    KEY_NOT_WRAPPED,
    /** A master key gave the data key, or its part of it. */
    KEY_UNWRAPPED,
    /** A master key was tried in vain. */
    KEY_NOT_UNWRAPPED,
    /** The data key is known, and the values of a document are about to be decrypted with it. */
    DECRYPTING,
    /** All keys are wrapped, and the values of a document are about to be encrypted. */
    ENCRYPTING
  }
}
