package org.sops4j.cli.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real SOPS, run as a child process in a folder. */
final class ReferenceProgram {
  static final String IDENTITY =
      "AGE-SECRET-KEY-1EJSZMVA9EZEKA4658G9RGXZK79ZGVJEG3GQLMUTE8HEZQ03PHEVQSXJVVQ";
  static final String RECIPIENT = "age1ksden8xy2jee8d6zyj8rtthqxjmlrslmqjzyfleg6narqp3ltukq4u5fyf";

  private final Path program;
  private final Path folder;

  ReferenceProgram(Path folder) {
    String path = System.getProperty("sops.reference", "");
    if (path.isEmpty()) {
      throw new IllegalStateException("set -Dsops.reference=PATH to a real SOPS");
    }
    this.program = Path.of(path).toAbsolutePath();
    this.folder = folder;
  }

  /** What a run printed, whether it worked or not. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares results
  record Result(int status, byte[] output, String complaint) {}

  Result encrypt(String name, byte[] plain) {
    return run(name, plain, "encrypt", "--age", RECIPIENT, name);
  }

  Result decrypt(String name, byte[] encrypted) {
    return run(name, encrypted, "decrypt", name);
  }

  /** Sets a value; the output is the changed file. */
  Result set(String name, byte[] encrypted, String path, String value) {
    Result result = run(name, encrypted, "set", name, path, value);
    try {
      byte[] changed = Files.readAllBytes(folder.resolve(name));
      return new Result(result.status(), changed, result.complaint());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Result run(String name, byte[] content, String... args) {
    try {
      Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return run(Map.of("SOPS_AGE_KEY", IDENTITY, "HOME", folder.toString()), args);
  }

  /** Runs the program with variables of the test's own. */
  Result run(Map<String, String> variables, String... args) {
    try {
      List<String> command = new ArrayList<>(List.of(program.toString()));
      command.addAll(List.of(args));
      Path output = folder.resolve("out");
      Path errors = folder.resolve("err");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      builder.environment().putAll(variables);
      int status = builder.start().waitFor();
      String complaint = Files.readString(errors, StandardCharsets.UTF_8);
      return new Result(status, Files.readAllBytes(output), complaint);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
