package org.sops4j.spi;

import java.io.IOException;

/** Knows passphrases. Is called when one is needed, and not before. Safe for many threads. */
@FunctionalInterface
public interface PassphraseCallback {
  /**
   * Gives a passphrase.
   *
   * @param question what a person would be asked; names what the passphrase protects
   * @return the passphrase in UTF-8, made for this call: whoever asked wipes it
   * @throws IOException if there is none
   */
  byte[] passphrase(String question) throws IOException;
}
