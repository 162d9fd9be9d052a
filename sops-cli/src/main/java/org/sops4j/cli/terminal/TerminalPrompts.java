package org.sops4j.cli.terminal;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.log.Log;
import org.sops4j.cli.log.LogLevel;
import org.sops4j.cli.text.GoText;
import org.sops4j.spi.Prompts;
import org.sops4j.tree.Utf8;

/**
 * Asks at the terminal from which the program was started, wherever standard input and output lead
 * (keysources.md section 2.9). Nothing is opened before there is a question, since most starts have
 * none.
 */
public final class TerminalPrompts implements Prompts {
  /** Only age has something to say, so far. */
  private static final String LOGGER = "AGE";

  private final Log log;
  private final boolean isStdinTerminal;

  /**
   * Makes prompts; opens nothing yet.
   *
   * @param log where messages go
   * @param isStdinTerminal whether standard input can take the place of {@code /dev/tty}
   */
  public TerminalPrompts(Log log, boolean isStdinTerminal) {
    this.log = log;
    this.isStdinTerminal = isStdinTerminal;
  }

  @Override
  public boolean isInteractive() {
    try {
      Terminal.open(isStdinTerminal).close();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  @SuppressWarnings("try") // the modes are in force as long as they are open
  public synchronized byte[] secret(String question) throws IOException {
    try (Terminal terminal = Terminal.open(isStdinTerminal);
        TerminalModes hidden = TerminalModes.hidden(terminal)) {
      return terminal.ask(question, terminal::readLine);
    }
  }

  @Override
  public synchronized String text(String question) throws IOException {
    try (Terminal terminal = Terminal.open(isStdinTerminal)) {
      return Utf8.decode(terminal.ask(question, terminal::readLine));
    }
  }

  @Override
  @SuppressWarnings("try") // the modes are in force as long as they are open
  public synchronized boolean confirm(String question, String yes, @Nullable String no)
      throws IOException {
    if (no == null) {
      secret(question + " (press enter for " + GoText.quote(yes) + ")");
      return true;
    }
    String choice = "[1] for " + GoText.quote(yes) + " or [2] for " + GoText.quote(no);
    try (Terminal terminal = Terminal.open(isStdinTerminal);
        TerminalModes keys = TerminalModes.singleKeys(terminal)) {
      return terminal.ask(question + " (press " + choice + ")", terminal::readKey) == '1';
    }
  }

  @Override
  public void message(String text) {
    log.notice(LOGGER, text);
  }

  @Override
  public void warning(String text) {
    log.line(LOGGER, LogLevel.WARNING, text, Map.of());
  }
}
