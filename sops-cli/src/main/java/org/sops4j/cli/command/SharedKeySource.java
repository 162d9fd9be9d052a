package org.sops4j.cli.command;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.sops4j.metadata.KeyType;
import org.sops4j.spi.KeyContext;
import org.sops4j.spi.KeySource;
import org.sops4j.spi.KeySourceProvider;

/** One key source for all files of a run, so that it can remember what it has found. */
final class SharedKeySource implements KeySourceProvider, AutoCloseable {
  private final KeySourceProvider provider;
  private @Nullable KeySource opened;

  SharedKeySource(KeySourceProvider provider) {
    this.provider = provider;
  }

  @Override
  public KeyType type() {
    return provider.type();
  }

  /** All contexts of a run are alike: one process, and one person who is asked. */
  @Override
  public synchronized KeySource open(KeyContext context) {
    KeySource source = opened;
    if (source == null) {
      source = provider.open(context);
      opened = source;
    }
    return source;
  }

  /** Lets the key source forget. */
  @Override
  public synchronized void close() {
    if (opened instanceof Closeable remembering) {
      try {
        remembering.close();
      } catch (IOException e) {
        // It has nothing open but what it remembers.
      }
    }
  }
}
