package org.sops4j.cli.process;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
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
    this(command, invocation.environment(), invocation);
  }

  /**
   * Prepares a program with an environment of its own, in our working directory.
   *
   * @param command program and arguments
   * @param environment all its variables; bytes that are not UTF-8 as {@link org.sops4j.tree.Utf8}
   *     explains
   * @param invocation how programs are started
   */
  public ForegroundProgram(
      List<String> command, Map<String, String> environment, Invocation invocation) {
    this.invocation = invocation;
    this.builder = new ProcessBuilder();
    builder.directory(invocation.workingDirectory().toFile());
    List<String> words = new ArrayList<>(RawVariables.pass(environment, builder.environment()));
    words.addAll(command);
    builder.command(words);
  }

  /**
   * Starts it.
   *
   * @return the running program
   * @throws IOException if it cannot be started
   */
  public Process start() throws IOException {
    return invocation.children().start(builder);
  }

  /**
   * Starts it without standard streams; it may outlive us.
   *
   * @throws IOException if it cannot be started
   */
  public void startInBackground() throws IOException {
    builder.redirectInput(new File(File.separatorChar == '/' ? "/dev/null" : "NUL"));
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.start();
  }

  /**
   * Runs it to its end.
   *
   * @return its exit status; 128 and the number if a signal ended it
   * @throws IOException if it cannot be started
   */
  public int run() throws IOException {
    return await(start());
  }

  /**
   * Waits for the end of a program.
   *
   * @param process the program
   * @return its exit status; 128 and the number if a signal ended it
   * @throws IOException if this thread is interrupted, which nobody does
   */
  public static int await(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a program runs", e);
    }
  }
}
