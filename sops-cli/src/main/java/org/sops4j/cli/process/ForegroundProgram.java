package org.sops4j.cli.process;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.sops4j.cli.Invocation;

/** A program that has our standard streams while we wait for it. */
public final class ForegroundProgram {
  private final Invocation invocation;
  private final ProcessBuilder builder;

  /**
   * Prepares a program with our environment, in our working directory.
   *
   * @param command program and arguments
   * @param invocation how programs are started, and what they inherit
   */
  public ForegroundProgram(List<String> command, Invocation invocation) {
    this.invocation = invocation;
    this.builder = new ProcessBuilder(command);
    builder.directory(invocation.workingDirectory().toFile());
    inherit(builder.environment(), invocation.environment());
  }

  /**
   * Leaves alone what is already right: a variable that is not UTF-8 would not survive the way
   * through a string.
   */
  private static void inherit(Map<String, String> environment, Map<String, String> wanted) {
    environment.keySet().retainAll(wanted.keySet());
    for (Map.Entry<String, String> variable : wanted.entrySet()) {
      if (!variable.getValue().equals(environment.get(variable.getKey()))) {
        environment.put(variable.getKey(), variable.getValue());
      }
    }
  }

  /**
   * Runs it to its end.
   *
   * @return its exit status; 128 and the number if a signal ended it
   * @throws IOException if it cannot be started
   */
  public int run() throws IOException {
    Process process = invocation.children().start(builder);
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a program runs", e);
    }
  }
}
