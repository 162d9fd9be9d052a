package org.sops4j;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sops4j.internal.engine.KeySources;
import org.sops4j.key.DecryptionOrder;

/**
 * All that a {@link Sops} has been set up with.
 *
 * @param sources the key sources, and what they see of the process
 * @param clock the time that files record
 * @param order which types of keys are tried first
 * @param warnings is told of what does not stop the work
 * @param configFile the configuration file; null to look for one
 */
record World(
    KeySources sources,
    Clock clock,
    DecryptionOrder order,
    Consumer<Warning> warnings,
    @Nullable Path configFile) {

  /** The same with key sources of their own for some recipients. */
  World with(KeySources others) {
    return new World(others, clock, order, warnings, configFile);
  }
}
