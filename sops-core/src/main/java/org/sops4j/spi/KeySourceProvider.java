package org.sops4j.spi;

import org.sops4j.metadata.KeyType;

/**
 * Makes key sources of one type; found by {@link java.util.ServiceLoader}. Constructors do nothing;
 * a provider is called only for keys of its own type.
 */
public interface KeySourceProvider {
  /**
   * Returns the type of keys that this provider is for.
   *
   * @return the type
   */
  KeyType type();

  /**
   * Makes a key source. No file is read and no program is run before it is used.
   *
   * @param context environment, randomness and child processes
   * @return the key source
   */
  KeySource open(KeyContext context);
}
