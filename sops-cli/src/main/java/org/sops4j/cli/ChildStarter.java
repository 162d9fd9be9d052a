package org.sops4j.cli;

import java.io.IOException;

/** How programs are started that share the standard streams of this one, such as an editor. */
@FunctionalInterface
public interface ChildStarter {
  /** The child has our standard input, output and error themselves: a terminal, if they are one. */
  ChildStarter INHERITING = new Inheriting();

  /**
   * Starts a program.
   *
   * @param builder command, environment and folder; what its standard streams are is decided here
   * @return the running program
   * @throws IOException if it cannot be started
   */
  Process start(ProcessBuilder builder) throws IOException;

  /** A class and not a lambda, since every start of the program comes by here. */
  final class Inheriting implements ChildStarter {
    private Inheriting() {}

    @Override
    public Process start(ProcessBuilder builder) throws IOException {
      return builder.inheritIO().start();
    }
  }
}
