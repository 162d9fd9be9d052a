package org.sops4j.age.internal.plugin;

import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;
import org.sops4j.spi.KeyContext;

/**
 * A plugin by its name, and the world in which it is looked for.
 *
 * @param name a valid name
 * @param context null if no program may be started
 */
record Plugin(String name, @Nullable KeyContext context) {
  /** Returns the world, or fails if there is none. */
  KeyContext world() throws AgeException {
    if (context == null) {
      throw new AgeException(
          "couldn't start plugin: this key source was made without an environment,"
              + " and runs no programs");
    }
    return context;
  }
}
