package org.sops4j.cli.command;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.files.ProgressLine;
import org.sops4j.spi.Prompts;

/** Asks one question at a time, with the terminal to itself. */
final class PromptsBesideProgress implements Prompts {
  private final Prompts prompts;
  private final ProgressLine progress;

  PromptsBesideProgress(Prompts prompts, ProgressLine progress) {
    this.prompts = prompts;
    this.progress = progress;
  }

  @Override
  public boolean isInteractive() {
    return prompts.isInteractive();
  }

  @Override
  public synchronized byte[] secret(String question) throws IOException {
    progress.hide();
    try {
      return prompts.secret(question);
    } finally {
      progress.resume();
    }
  }

  @Override
  public synchronized String text(String question) throws IOException {
    progress.hide();
    try {
      return prompts.text(question);
    } finally {
      progress.resume();
    }
  }

  @Override
  public synchronized boolean confirm(String question, String yes, @Nullable String no)
      throws IOException {
    progress.hide();
    try {
      return prompts.confirm(question, yes, no);
    } finally {
      progress.resume();
    }
  }

  @Override
  public void message(String text) {
    prompts.message(text);
  }

  @Override
  public void warning(String text) {
    prompts.warning(text);
  }
}
