package org.sops4j.cli.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.io.OsErrors;
import org.sops4j.spi.CommandRunner;

/** A named pipe that gives its content to the first who reads it. */
public final class SecretPipe {
  private final Path path;
  private volatile @Nullable IOException failure;

  private SecretPipe(Path path) {
    this.path = path;
  }

  /**
   * Makes a pipe of mode 0600.
   *
   * @param path where
   * @param invocation where the program that makes pipes is looked for
   * @throws IOException if there can be none; the message is that of Go
   */
  public static void create(Path path, Invocation invocation) throws IOException {
    String program = HelperProgram.find("mkfifo", invocation);
    if (program == null) {
      throw new IOException("the program mkfifo is not in $PATH, use --no-fifo");
    }
    CommandRunner.Result result =
        HelperProgram.run(List.of(program, "-m", "600", path.toString()), invocation);
    if (result.status() != 0) {
      throw new IOException(HelperProgram.reason(result));
    }
  }

  /**
   * Waits for a reader in the background, for as long as this process lives, and writes once.
   *
   * @param path the pipe
   * @param content what the reader gets
   * @return what tells whether it could be opened
   */
  public static SecretPipe feed(Path path, byte[] content) {
    SecretPipe pipe = new SecretPipe(path);
    Thread thread = new Thread(() -> pipe.write(content), "sops-pipe");
    thread.setDaemon(true); // nobody may ever read
    thread.start();
    return pipe;
  }

  private void write(byte[] content) {
    FileChannel channel;
    try {
      channel = FileChannel.open(path, StandardOpenOption.WRITE);
    } catch (IOException e) {
      failure = new IOException("open " + path + ": " + OsErrors.reason(e), e);
      remove();
      return;
    }
    try (channel) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      // The reader has seen enough.
    }
  }

  /** So that a reader that comes later does not wait for ever. */
  private void remove() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // The failure that led here is the one to report.
    }
  }

  /**
   * Returns why the pipe could not be opened.
   *
   * @return null if nothing is wrong
   */
  public @Nullable IOException failure() {
    return failure;
  }
}
