package org.sops4j.spi;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the person in front of the program. Questions never go to standard output, and answers never
 * come from standard input. Safe for many threads: one question is asked at a time.
 */
public interface Prompts {
  /** Nobody to ask: every question fails. */
  @SuppressWarnings("ClassInitializationDeadlock") // that class is entered from here only
  Prompts NONE = new NoPrompts();

  /**
   * Makes prompts of a callback that knows passphrases, and nothing else that is asked.
   *
   * <pre>{@code
   * Prompts prompts = Prompts.ofPassphrases(question -> vault.read("age-passphrase"));
   * }</pre>
   *
   * @param passphrases is given the question; programs such as plugins are given as long as they
   *     need
   * @return prompts that fail every other question
   */
  static Prompts ofPassphrases(PassphraseCallback passphrases) {
    return new PassphrasePrompts(passphrases);
  }

  /**
   * Tells whether there is somebody to ask, so that waiting makes sense.
   *
   * @return false if every question would fail
   */
  boolean isInteractive();

  /**
   * Asks for a secret, which is not shown while it is typed.
   *
   * @param question the whole question, such as {@code Enter passphrase for "f":}
   * @return the answer without its line end, perhaps empty; the caller wipes it
   * @throws IOException if nobody can be asked, or the question was cancelled
   */
  byte[] secret(String question) throws IOException;

  /**
   * Asks for a text that may be seen.
   *
   * @param question the whole question
   * @return the answer without its line end, perhaps empty
   * @throws IOException if nobody can be asked, or the question was cancelled
   */
  String text(String question) throws IOException;

  /**
   * Asks for a choice of two.
   *
   * @param question what is to be decided
   * @param yes the words of the first choice
   * @param no the words of the second choice, or null if there is only one, to be acknowledged
   * @return whether the first was chosen
   * @throws IOException if nobody can be asked, or the question was cancelled
   */
  boolean confirm(String question, String yes, @Nullable String no) throws IOException;

  /**
   * Shows a message, such as {@code touch your key}, and does not wait. Nothing happens if there is
   * nobody to see it.
   *
   * @param text one line, without its line end
   */
  default void message(String text) {}

  /**
   * Shows a message that matters also to whoever reads the output later.
   *
   * @param text one line, without its line end
   */
  default void warning(String text) {
    message(text);
  }
}
