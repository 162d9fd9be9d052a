package org.sops4j.cli.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How a terminal treats what is typed. Java cannot set it, so the program {@code stty} does. The
 * old state comes back when this is closed, and when a signal ends the program before that.
 */
final class TerminalModes implements AutoCloseable {
  private static final List<String> HIDDEN = List.of("-echo", "icanon", "isig", "icrnl");

  /** Keys arrive at once, and even Ctrl-C is one of them. */
  private static final List<String> SINGLE_KEYS =
      List.of("-echo", "-icanon", "-isig", "min", "1", "time", "0");

  private final Terminal terminal;
  private final String before;
  private final Thread onExit = new Thread(this::restoreAtExit, "sops-terminal");

  private TerminalModes(Terminal terminal) throws IOException {
    this.terminal = terminal;
    this.before = stty(List.of("-g")).strip();
  }

  /** Shows nothing of the line that is typed. */
  static TerminalModes hidden(Terminal terminal) throws IOException {
    return set(terminal, HIDDEN);
  }

  /** Hands on each key as it is pressed, and shows none. */
  static TerminalModes singleKeys(Terminal terminal) throws IOException {
    return set(terminal, SINGLE_KEYS);
  }

  private static TerminalModes set(Terminal terminal, List<String> settings) throws IOException {
    TerminalModes modes = new TerminalModes(terminal);
    Runtime.getRuntime().addShutdownHook(modes.onExit);
    try {
      modes.stty(settings);
    } catch (IOException e) {
      modes.close();
      throw e;
    }
    return modes;
  }

  @Override
  public void close() throws IOException {
    stty(List.of(before));
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException e) {
      // The program is ending, and restores it once more.
    }
  }

  private void restoreAtExit() {
    try {
      stty(List.of(before));
      terminal.erase();
    } catch (IOException e) {
      // The terminal is gone, or nothing can be started any more.
    }
  }

  private String stty(List<String> settings) throws IOException {
    List<String> command = new ArrayList<>(List.of("stty"));
    command.addAll(settings);
    Process process =
        new ProcessBuilder(command)
            .redirectInput(terminal.path().toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().close();
    byte[] output = process.getInputStream().readAllBytes();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("stty could not set up " + terminal.path());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while setting up " + terminal.path(), e);
    }
    return new String(output, StandardCharsets.US_ASCII);
  }
}
