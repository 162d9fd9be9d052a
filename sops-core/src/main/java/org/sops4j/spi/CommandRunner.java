package org.sops4j.spi;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Runs child processes for key sources. */
public interface CommandRunner {
  /**
   * Runs a program to its end with an empty standard input; what it writes to standard error is
   * dropped.
   *
   * @param command program and arguments; no shell is involved
   * @param extraEnvironment variables set besides the inherited ones
   * @return exit status and standard output
   * @throws IOException if the program cannot be started
   */
  Result run(List<String> command, Map<String, String> extraEnvironment) throws IOException;

  /**
   * The end of a child process.
   *
   * @param status the exit status
   * @param output what it wrote to standard output
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record Result(int status, byte[] output) {}
}
