package org.sops4j.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts children without a standard input whose output goes where that of the program goes. */
public final class CapturedChildren implements ChildStarter {
  private final OutputStream stdout;
  private final OutputStream stderr;

  public CapturedChildren(OutputStream stdout, OutputStream stderr) {
    this.stdout = stdout;
    this.stderr = stderr;
  }

  /** Returns when the child has ended. */
  @Override
  public Process start(ProcessBuilder builder) throws IOException {
    Path errors = Files.createTempFile("sops-test", ".err");
    try {
      Process process = builder.redirectError(errors.toFile()).start();
      process.getOutputStream().close();
      try (InputStream printed = process.getInputStream()) {
        printed.transferTo(stdout);
      }
      process.waitFor();
      stderr.write(Files.readAllBytes(errors));
      return process;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      Files.delete(errors);
    }
  }
}
