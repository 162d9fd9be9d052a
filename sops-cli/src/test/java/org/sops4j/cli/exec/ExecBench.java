package org.sops4j.cli.exec;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sops4j.cli.Cli;
import org.sops4j.cli.FileStreams;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.Terminals;
import org.sops4j.tree.Utf8;

/**
 * A folder with encrypted files, and the program in it: in this JVM, or in a process of its own.
 */
final class ExecBench {
  private static final String RECIPIENT =
      "age1a9peerkdkm4lxkwsk9kf7tcfr3yaw646tllasldes7vskhcyhe0s98eunu";
  private static final String IDENTITY =
      "AGE-SECRET-KEY-1GGFR0JN7NXLX4J05Z9JVGQJPMFUF8WF596LF0RZHF8PQUNYHLR7QDH4WMN";

  private final Path work;
  private final Path tmp;
  private final Path streams;
  private final Map<String, String> environment = new HashMap<>();
  private String stdin = "";
  private String stdout = "";
  private String stderr = "";

  ExecBench(Path root) {
    try {
      work = Files.createDirectory(root.resolve("work"));
      tmp = Files.createDirectory(root.resolve("tmp"));
      streams = Files.createDirectory(root.resolve("streams"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    environment.put("PATH", System.getenv().getOrDefault("PATH", "/bin:/usr/bin"));
    environment.put("TMPDIR", tmp.toString());
    environment.put("SOPS_AGE_KEY", IDENTITY);
  }

  ExecBench env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  ExecBench typed(String text) {
    stdin = text;
    return this;
  }

  Path path(String name) {
    return work.resolve(name);
  }

  /** Puts a program into the first folder of the path: lines for a shell. */
  void helper(String name, String script) throws IOException {
    Path bin = Files.createDirectories(path("bin"));
    Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script + "\n");
    if (!file.toFile().setExecutable(true)) {
      throw new AssertionError(file);
    }
    env("PATH", bin + ":" + environment.get("PATH"));
  }

  /** Makes a named pipe, to meet a command that nobody waits for. */
  Path pipe(String name) throws IOException, InterruptedException {
    Path pipe = path(name);
    if (new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() != 0) {
      throw new AssertionError("mkfifo");
    }
    return pipe;
  }

  /** Makes an encrypted file of a plain one. */
  ExecBench encrypted(String name, String plain) {
    return encrypted(name, plain.getBytes(StandardCharsets.UTF_8));
  }

  ExecBench encrypted(String name, byte[] plain) {
    try {
      Files.write(path(name), plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (run("encrypt", "-i", "--age", RECIPIENT, name) != 0) {
      throw new AssertionError(stderr);
    }
    return this;
  }

  /** Runs the program; returns its exit status. */
  int run(String... args) {
    try (FileStreams files = new FileStreams(streams, stdin.getBytes(StandardCharsets.UTF_8))) {
      int status =
          Cli.run(
              new Invocation(
                  List.of(args),
                  environment,
                  work,
                  files.stdin(),
                  files.stdout(),
                  files.stderr(),
                  Terminals.NONE,
                  files));
      stdout = Utf8.decode(files.printed());
      stderr = Utf8.decode(files.complained());
      return status;
    }
  }

  /** What another program printed, and how it ended. */
  record Ended(int status, String stdout, String stderr) {}

  /** Runs another program as if it were ours. */
  Ended runElsewhere(List<String> command) throws IOException, InterruptedException {
    try (FileStreams files = new FileStreams(streams, stdin.getBytes(StandardCharsets.UTF_8))) {
      int status = files.start(inFolder(command)).waitFor();
      return new Ended(status, Utf8.decode(files.printed()), Utf8.decode(files.complained()));
    }
  }

  String stdout() {
    return stdout;
  }

  String stderr() {
    return stderr;
  }

  /** What is left in the folder for temporary files. */
  List<Path> leftovers() {
    try (Stream<Path> files = Files.list(tmp)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The words that start the program in a process of its own. */
  List<String> command(String terminals, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-Dsops.terminals=" + terminals);
    command.addAll(List.of("-cp", classPath(), "org.sops4j.cli.Main"));
    command.addAll(List.of(args));
    return command;
  }

  /** Some launchers of tests have a loader of their own beside the class path. */
  private static String classPath() {
    StringBuilder path =
        new StringBuilder(
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    if (ExecBench.class.getClassLoader() instanceof URLClassLoader loader) {
      for (URL url : loader.getURLs()) {
        path.append(File.pathSeparatorChar).append(url.getPath());
      }
    }
    return path.toString();
  }

  /** Starts words in the folder, with pipes to talk through. */
  Process start(List<String> command) throws IOException {
    return inFolder(command).start();
  }

  private ProcessBuilder inFolder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }

  static void signal(String name, Process process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }
}
