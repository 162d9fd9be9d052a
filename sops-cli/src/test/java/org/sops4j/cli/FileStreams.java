package org.sops4j.cli;

import java.io.ByteArrayInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Standard streams in files, where what the program and its children print stands in order. */
public final class FileStreams implements ChildStarter, AutoCloseable {
  private final byte[] stdin;
  private final Path input;
  private final Path output;
  private final Path errors;
  private final OutputStream stdout;
  private final OutputStream stderr;

  /**
   * Makes the files.
   *
   * @param folder where
   * @param stdin what the program reads, and its children as well
   */
  public FileStreams(Path folder, byte[] stdin) {
    this.stdin = stdin.clone();
    try {
      input = Files.write(folder.resolve("stdin"), stdin);
      output = Files.write(folder.resolve("stdout"), new byte[0]);
      errors = Files.write(folder.resolve("stderr"), new byte[0]);
      stdout = new FileOutputStream(output.toFile(), true);
      stderr = new FileOutputStream(errors.toFile(), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Standard input of the program. */
  public InputStream stdin() {
    return new ByteArrayInputStream(stdin);
  }

  /** Standard output of the program. */
  public OutputStream stdout() {
    return stdout;
  }

  /** Standard error of the program. */
  public OutputStream stderr() {
    return stderr;
  }

  @Override
  public Process start(ProcessBuilder builder) throws IOException {
    return builder
        .redirectInput(input.toFile())
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
        .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
        .start();
  }

  /** All that was printed to standard output. */
  public byte[] printed() {
    return read(output);
  }

  /** All that was printed to standard error. */
  public byte[] complained() {
    return read(errors);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      stdout.close();
      stderr.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
