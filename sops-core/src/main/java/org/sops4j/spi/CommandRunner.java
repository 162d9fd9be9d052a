package org.sops4j.spi;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs child processes for key sources. */
public interface CommandRunner {
  /**
   * Makes a runner of real programs.
   *
   * @param environment the variables that programs inherit
   * @param workingDirectory where they start unless told otherwise
   * @return the runner
   */
  static CommandRunner of(Map<String, String> environment, Path workingDirectory) {
    return new ProcessRunner(environment, workingDirectory);
  }

  /**
   * Runs a program to its end.
   *
   * @param call what to run
   * @return exit status and what it printed
   * @throws CommandTimeoutException if it took longer than {@link Call#timeout}; it is then gone
   * @throws IOException if the program cannot be started
   */
  Result run(Call call) throws IOException;

  /**
   * Starts a program to talk with: standard input and output are pipes, what it writes to standard
   * error is dropped. {@link Call#input} and {@link Call#timeout} mean nothing here; the caller
   * closes the pipes and sees to the end of the process.
   *
   * @param call what to run
   * @return the running program
   * @throws IOException if the program cannot be started
   */
  Process start(Call call) throws IOException;

  /**
   * A program to run. No shell is involved, and everything else is inherited.
   *
   * @param command program and arguments
   * @param environment variables set besides the inherited ones
   * @param input what it reads from standard input
   * @param folder where it starts; null for the working directory
   * @param timeout how long it may take; null for as long as it likes
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record Call(
      List<String> command,
      Map<String, String> environment,
      byte[] input,
      @Nullable Path folder,
      @Nullable Duration timeout) {
    /**
     * Copies the lists.
     *
     * @param command program and arguments
     * @param environment variables set besides the inherited ones
     * @param input what it reads from standard input
     * @param folder where it starts; null for the working directory
     * @param timeout how long it may take; null for as long as it likes
     */
    public Call {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }

    /**
     * Makes a call with an empty standard input, in the working directory, without a time limit.
     *
     * @param command program and arguments
     * @return the call
     */
    public static Call of(List<String> command) {
      return new Call(command, Map.of(), new byte[0], null, null);
    }

    /**
     * Returns the same call with other variables.
     *
     * @param variables variables set besides the inherited ones
     * @return the call
     */
    public Call withEnvironment(Map<String, String> variables) {
      return new Call(command, variables, input, folder, timeout);
    }

    /**
     * Returns the same call with another standard input.
     *
     * @param bytes what the program reads; not copied
     * @return the call
     */
    public Call withInput(byte[] bytes) {
      return new Call(command, environment, bytes, folder, timeout);
    }

    /**
     * Returns the same call in another folder.
     *
     * @param path where the program starts
     * @return the call
     */
    public Call withFolder(Path path) {
      return new Call(command, environment, input, path, timeout);
    }

    /**
     * Returns the same call with another time limit.
     *
     * @param limit how long it may take; null for as long as it likes
     * @return the call
     */
    public Call withTimeout(@Nullable Duration limit) {
      return new Call(command, environment, input, folder, limit);
    }
  }

  /**
   * The end of a child process.
   *
   * @param status the exit status; 128 and the number if a signal ended it
   * @param output what it wrote to standard output
   * @param errors what it wrote to standard error
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record Result(int status, byte[] output, byte[] errors) {}
}
