package org.sops4j.cli.command;

import java.util.function.Consumer;
import org.sops4j.Warning;
import org.sops4j.cli.log.Log;
import org.sops4j.cli.log.LogLevel;

/** Writes what the library warns of to the log. */
final class LoggedWarnings implements Consumer<Warning> {
  private final Log log;

  LoggedWarnings(Log log) {
    this.log = log;
  }

  /** The library does not name its loggers; those of the reference follow from the text. */
  @Override
  public void accept(Warning warning) {
    String logger = warning.message().startsWith("ignoring ") ? "CMD" : "SOPS";
    log.line(logger, LogLevel.WARNING, warning.message(), warning.fields());
  }
}
