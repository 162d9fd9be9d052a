package org.sops4j.spi;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Answers questions for passphrases, and fails every other. */
final class PassphrasePrompts implements Prompts {
  private final PassphraseCallback passphrases;

  PassphrasePrompts(PassphraseCallback passphrases) {
    this.passphrases = passphrases;
  }

  @Override
  public boolean isInteractive() {
    return true;
  }

  @Override
  public byte[] secret(String question) throws IOException {
    return passphrases.passphrase(question);
  }

  @Override
  public String text(String question) throws IOException {
    return NONE.text(question);
  }

  @Override
  public boolean confirm(String question, String yes, @Nullable String no) throws IOException {
    return NONE.confirm(question, yes, no);
  }
}
