package org.sops4j.internal.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sops4j.spi.CommandRunner;

/** Runs child processes with a given environment and folder. */
public final class ProcessRunner implements CommandRunner {
  private final Map<String, String> environment;
  private final Path workingDirectory;

  /**
   * Makes a runner.
   *
   * @param environment the variables that children inherit
   * @param workingDirectory where they start
   */
  public ProcessRunner(Map<String, String> environment, Path workingDirectory) {
    this.environment = Map.copyOf(environment);
    this.workingDirectory = workingDirectory;
  }

  @Override
  public Result run(List<String> command, Map<String, String> extraEnvironment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(workingDirectory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().putAll(extraEnvironment);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      byte[] output = process.getInputStream().readAllBytes();
      return new Result(process.waitFor(), output);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + command.get(0), e);
    }
  }
}
