package org.sops4j.spi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs child processes with a given environment and folder. */
final class ProcessRunner implements CommandRunner {

  private final Map<String, String> environment;
  private final Path workingDirectory;

  ProcessRunner(Map<String, String> environment, Path workingDirectory) {
    this.environment = Map.copyOf(environment);
    this.workingDirectory = workingDirectory;
  }

  @Override
  public Process start(Call call) throws IOException {
    return builder(call).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  @Override
  public Result run(Call call) throws IOException {
    Process process = builder(call).start();
    try (Drain output = new Drain(process.getInputStream());
        Drain errors = new Drain(process.getErrorStream())) {
      Thread input = inBackground(() -> feed(process, call.input()));
      await(process, call);
      input.join();
      return new Result(process.exitValue(), output.bytes(), errors.bytes());
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + call.command().get(0), e);
    }
  }

  private ProcessBuilder builder(Call call) {
    Path folder = call.folder();
    ProcessBuilder builder = new ProcessBuilder(call.command());
    builder.directory((folder == null ? workingDirectory : folder).toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().putAll(call.environment());
    return builder;
  }

  private static void await(Process process, Call call)
      throws InterruptedException, CommandTimeoutException {
    Duration limit = call.timeout();
    if (limit == null) {
      process.waitFor();
    } else if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      throw new CommandTimeoutException(call.command().get(0), limit);
    }
  }

  /** A program may end without reading what it is given: that is no failure. */
  private static void feed(Process process, byte[] input) {
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input);
    } catch (IOException e) {
      // The exit status tells what matters.
    }
  }

  private static Thread inBackground(Runnable work) {
    Thread thread = new Thread(work, "sops-child");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Reads one stream to its end while the program runs, so that it never waits for us. */
  private static final class Drain implements AutoCloseable {
    private final InputStream stream;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Thread thread;
    private volatile @Nullable IOException failure;

    Drain(InputStream stream) {
      this.stream = stream;
      this.thread = inBackground(this::read);
    }

    private void read() {
      try {
        stream.transferTo(bytes);
      } catch (IOException e) {
        failure = e;
      }
    }

    byte[] bytes() throws IOException, InterruptedException {
      thread.join();
      IOException problem = failure;
      if (problem != null) {
        throw problem;
      }
      return bytes.toByteArray();
    }

    /** Ends the reading even if a grandchild still holds the pipe. */
    @Override
    public void close() throws IOException {
      if (thread.isAlive()) {
        stream.close();
      }
    }
  }
}
