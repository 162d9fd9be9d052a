package org.sops4j.cli.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sops4j.EncryptionSettings;
import org.sops4j.Sops;
import org.sops4j.cli.AgeKeys;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;
import org.sops4j.tree.Format;

/** A repository of the real git, with our program on the path under its name. */
final class GitBench {
  final Map<String, String> environment = new HashMap<>();
  final Path repository;
  final Sops sops;
  private final Path root;

  GitBench(Path root) {
    this.root = root;
    this.repository = root.resolve("repository");
    environment.put("HOME", root.toString());
    environment.put("PATH", root.resolve("bin") + ":/usr/local/bin:/usr/bin:/bin");
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("SOPS_AGE_KEY", AgeKeys.identities("a"));
    this.sops = Sops.builder().environment(environment).build();
    write(
        root.resolve(".gitconfig"),
        "[user]\n\tname = A\n\temail = a@example.org\n[init]\n\tdefaultBranch = main\n");
    script("sops", "exec " + program() + " \"$@\"");
    git("init", "-q", repository.toString());
  }

  private static String program() {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return java
        + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -cp '"
        + classPath
        + "' org.sops4j.cli.Main";
  }

  /** Puts a shell script on the path. */
  Path script(String name, String body) {
    Path file = write(root.resolve("bin").resolve(name), "#!/bin/sh\n" + body + "\n");
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a program printed. */
  record Result(int status, String output, String errors) {}

  /** Runs a program in the repository. */
  Result run(String... command) {
    return run(List.of(command));
  }

  private Result run(List<String> command) {
    try {
      Path output = root.resolve("output");
      Path errors = root.resolve("errors");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(Files.isDirectory(repository) ? repository.toFile() : root.toFile())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      int status = process.waitFor();
      return new Result(status, text(Files.readAllBytes(output)), text(Files.readAllBytes(errors)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Runs git, which must succeed; returns what it printed. */
  String git(String... args) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(args));
    Result result = run(command);
    assertThat(result.status()).as(command + result.errors()).isZero();
    return result.output();
  }

  /** Runs our program, which must succeed; returns what it printed. */
  String sops(String... args) {
    Result result = trySops(args);
    assertThat(result.status()).as(result.errors()).isZero();
    return result.output();
  }

  /** Runs our program. */
  Result trySops(String... args) {
    List<String> command = new ArrayList<>(List.of("sops"));
    command.set(0, root.resolve("bin").resolve("sops").toString());
    command.addAll(List.of(args));
    return run(command);
  }

  /** Decrypts a file with a real SOPS, which verifies its MAC. */
  String reference(String name) {
    String program = System.getProperty("sops.reference", "");
    assertThat(program).as("set -Dsops.reference=PATH to a real SOPS").isNotEmpty();
    Result result = run(Path.of(program).toAbsolutePath().toString(), "decrypt", name);
    assertThat(result.status()).as(result.errors()).isZero();
    return result.output();
  }

  Path path(String name) {
    return repository.resolve(name);
  }

  Path write(String name, String content) {
    return write(path(name), content);
  }

  private static Path write(Path file, String content) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String name) {
    try {
      return Files.readString(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file encrypted. */
  void encrypted(String name, String plain) {
    Format format = Format.ofPath(name);
    byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
    EncryptionSettings settings = EncryptionSettings.to(keys("a"));
    write(name, text(sops.encrypt(sops.parse(bytes, format), settings, format).toBytes()));
  }

  /** The master keys of a few names, such as {@code a,b}. */
  List<KeyRef> keys(String names) {
    return sops.parseRecipients(KeyType.AGE, AgeKeys.recipients(names));
  }

  /** Commits all that is there, whatever the hook says. */
  void commit(String message) {
    git("add", "-A");
    git("commit", "-q", "--no-verify", "--allow-empty", "-m", message);
  }
}
