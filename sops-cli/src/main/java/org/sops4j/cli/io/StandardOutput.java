package org.sops4j.cli.io;

import java.io.IOException;
import java.io.OutputStream;
import org.sops4j.cli.Failure;

/** Writes a result to standard output (cli.md section 11). */
public final class StandardOutput {
  /** What a shell sees of a program that a closed pipe has ended. */
  static final int SIGPIPE = 141;

  private StandardOutput() {}

  /**
   * Writes bytes as they are.
   *
   * @param stdout standard output
   * @param bytes the result
   * @throws Failure if they cannot be written; not if standard output was closed from the start
   */
  public static void write(OutputStream stdout, byte[] bytes) {
    try {
      Blocks.write(stdout, bytes);
      stdout.flush();
    } catch (IOException e) {
      if (!OsErrors.isClosed(e)) {
        throw failure("/dev/stdout", e);
      }
    }
  }

  static Failure failure(String name, IOException e) {
    if (OsErrors.isBrokenPipe(e)) {
      return Failure.silent(SIGPIPE);
    }
    return Failure.exit(1, "write " + name + ": " + OsErrors.reason(e));
  }
}
