package org.sops4j.cli.command;

import java.util.List;
import org.sops4j.SopsBuilder;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.files.ProgressLine;
import org.sops4j.cli.log.Log;
import org.sops4j.cli.terminal.TerminalPrompts;
import org.sops4j.spi.Prompts;

/** Where private keys come from, and who is asked for their passphrases. */
public final class KeyAccess implements AutoCloseable {
  private final List<SharedKeySource> shared;
  private final Prompts prompts;

  private KeyAccess(List<SharedKeySource> shared, Prompts prompts) {
    this.shared = shared;
    this.prompts = prompts;
  }

  /** Looks for keys whenever one is needed. */
  static KeyAccess of(Invocation invocation, Log log) {
    return new KeyAccess(List.of(), new TerminalPrompts(log, invocation.terminals().stdin()));
  }

  /**
   * Looks for keys once, and uses what was found for all files.
   *
   * @param invocation the terminal
   * @param log what is said while a key is used, past the files
   * @param progress makes room for questions
   */
  static KeyAccess shared(Invocation invocation, Log log, ProgressLine progress) {
    Prompts terminal = new TerminalPrompts(log, invocation.terminals().stdin());
    return new KeyAccess(
        BundledKeySources.remembering(), new PromptsBesideProgress(terminal, progress));
  }

  /** Adds the key sources, and who is asked. */
  SopsBuilder addTo(SopsBuilder builder) {
    builder.prompts(prompts);
    if (shared.isEmpty()) {
      return BundledKeySources.addTo(builder);
    }
    for (SharedKeySource source : shared) {
      builder.keySource(source);
    }
    return builder;
  }

  @Override
  public void close() {
    for (SharedKeySource source : shared) {
      source.close();
    }
  }
}
