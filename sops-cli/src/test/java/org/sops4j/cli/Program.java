package org.sops4j.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The program in a folder, with one age key in its environment. */
final class Program {
  static final String RECIPIENT = "age1ksden8xy2jee8d6zyj8rtthqxjmlrslmqjzyfleg6narqp3ltukq4u5fyf";
  private static final String IDENTITY =
      "AGE-SECRET-KEY-1EJSZMVA9EZEKA4658G9RGXZK79ZGVJEG3GQLMUTE8HEZQ03PHEVQSXJVVQ";

  private final Path folder;
  private Path auditConfig = Path.of("/nowhere/audit.yaml");
  private final Map<String, String> environment = new HashMap<>();
  Terminals terminals = Terminals.NONE;
  String stdin = "";
  String stdout = "";
  String stderr = "";

  Program(Path folder) {
    this.folder = folder;
    environment.put("HOME", folder.resolve("home").toString());
    environment.put("SOPS_AGE_KEY", IDENTITY);
    environment.put("SOPS_AGE_RECIPIENTS", RECIPIENT);
  }

  /** Sets a variable of the environment, or removes it. */
  Program set(String variable, @Nullable String value) {
    if (value == null) {
      environment.remove(variable);
    } else {
      environment.put(variable, value);
    }
    return this;
  }

  /** Gives the machine an audit configuration. */
  Program audited(String config) {
    auditConfig = write("audit.yaml", config);
    return this;
  }

  /** Runs the program; returns its exit status. */
  int run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ByteArrayInputStream in = new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8));
    int status =
        Cli.run(
            new Invocation(List.of(args), environment, folder, in, out, err, terminals),
            auditConfig);
    stdout = out.toString(StandardCharsets.UTF_8);
    stderr = err.toString(StandardCharsets.UTF_8);
    return status;
  }

  /** Makes an encrypted file. */
  Path encrypted(String name, String plain, String... flags) {
    String[] args = new String[flags.length + 3];
    args[0] = "-e";
    args[1] = "-i";
    System.arraycopy(flags, 0, args, 2, flags.length);
    args[args.length - 1] = name;
    Path file = write(name, plain);
    if (run(args) != 0) {
      throw new AssertionError(stderr);
    }
    return file;
  }

  /** Decrypts a file. */
  String decrypted(String name) {
    if (run("decrypt", name) != 0) {
      throw new AssertionError(stderr);
    }
    return stdout;
  }

  Path write(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
