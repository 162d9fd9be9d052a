package org.sops4j.spi;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Fails every question. */
final class NoPrompts implements Prompts {
  @Override
  public boolean isInteractive() {
    return false;
  }

  @Override
  public byte[] secret(String question) throws IOException {
    throw nobody();
  }

  @Override
  public String text(String question) throws IOException {
    throw nobody();
  }

  @Override
  public boolean confirm(String question, String yes, @Nullable String no) throws IOException {
    throw nobody();
  }

  private static IOException nobody() {
    return new IOException("there is nobody to ask: no prompts are set up");
  }
}
