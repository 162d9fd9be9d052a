package org.sops4j.spi;

import org.jspecify.annotations.Nullable;
import org.sops4j.metadata.Recipient;

/** A recipient that brings along what it takes to encrypt to it, so that no key need be set up. */
public interface EncryptingRecipient extends Recipient {
  /**
   * Returns what encrypts to this recipient.
   *
   * @return the key source, or null if that of the library is to do it, such as for plugins
   */
  @Nullable KeySource keySource();
}
