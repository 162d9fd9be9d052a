package org.sops4j.cli.log;

import java.io.IOException;
import java.io.OutputStream;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sops4j.cli.Invocation;
import org.sops4j.tree.Utf8;

/** Standard error: log lines and bare text. Nobody can be told when writing to it fails. */
public final class Log {
  private final OutputStream stderr;
  private final boolean terminal;
  private final boolean coloured;
  private final long start;
  private final List<String> hints = new ArrayList<>(1);
  private LogLevel lowest = LogLevel.WARNING;

  /**
   * Makes a log.
   *
   * @param invocation where it goes, and what decides about colours
   */
  public Log(Invocation invocation) {
    this(invocation, System.nanoTime());
  }

  private Log(Invocation invocation, long start) {
    this.start = start;
    this.stderr = invocation.stderr();
    this.terminal = invocation.terminals().stderr();
    this.coloured =
        invocation.terminals().stdout()
            && invocation.env("NO_COLOR").isEmpty()
            && !invocation.env("TERM").equals("dumb");
  }

  /**
   * Returns a log like this one that goes elsewhere, and has hints of its own.
   *
   * @param other where it goes
   * @return the log
   */
  public Log over(Invocation other) {
    Log log = new Log(other, start);
    log.lowest = lowest;
    return log;
  }

  /**
   * Tells whether reports are coloured, which depends on standard output.
   *
   * @return true on a terminal that wants colours
   */
  public boolean isColoured() {
    return coloured;
  }

  /**
   * Tells whether lines of every level are shown.
   *
   * @return false unless {@link #beVerbose} was called
   */
  public boolean isVerbose() {
    return lowest == LogLevel.DEBUG;
  }

  /** Shows lines of every level from now on. */
  public void beVerbose() {
    lowest = LogLevel.DEBUG;
  }

  /**
   * Prints a line of the logger CMD.
   *
   * @param level how much it matters
   * @param message the text
   */
  public void command(LogLevel level, String message) {
    line("CMD", level, message, Map.of());
  }

  /**
   * Prints a line.
   *
   * @param logger the name of the logger
   * @param level how much it matters
   * @param message the text
   * @param fields further data
   */
  public void line(String logger, LogLevel level, String message, Map<String, String> fields) {
    if (level.compareTo(lowest) >= 0) {
      print(new LogLine(logger, level, message, fields));
    }
  }

  private void print(LogLine line) {
    if (terminal) {
      text(line.coloured(coloured, (System.nanoTime() - start) / 1_000_000_000L));
    } else {
      text(line.plain(coloured, LocalTime.format(now())));
    }
  }

  /**
   * Keeps a line of ours until the program has said all else, so that it follows the reference's
   * words.
   *
   * @param line the line, without its line feed
   */
  public void hint(String line) {
    if (!hints.contains(line)) {
      hints.add(line);
    }
  }

  /** Prints the lines that were kept. */
  public void printHints() {
    for (String line : hints) {
      text(line + "\n");
    }
    hints.clear();
  }

  /**
   * Prints a line that tells how far a command is: not of the log, and never coloured.
   *
   * @param message the text
   */
  public void progress(String message) {
    text(LocalTime.withoutZone(now()) + " " + message + "\n");
  }

  private static OffsetDateTime now() {
    return OffsetDateTime.now(ZoneId.systemDefault());
  }

  /**
   * Prints what the reference tells only those who ask for more, but a person at the terminal
   * should know, such as that a key is to be touched.
   *
   * @param logger the name of the logger
   * @param message the text
   */
  public void notice(String logger, String message) {
    if (terminal || LogLevel.INFO.compareTo(lowest) >= 0) {
      print(new LogLine(logger, LogLevel.INFO, message, Map.of()));
    }
  }

  /**
   * Prints text as it is.
   *
   * @param text the text with its line feeds
   */
  public void text(String text) {
    try {
      stderr.write(Utf8.encode(text));
      stderr.flush();
    } catch (IOException e) {
      // The one who would have to be told is the one who does not listen.
    }
  }
}
