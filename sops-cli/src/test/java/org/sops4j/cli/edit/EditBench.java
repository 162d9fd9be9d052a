package org.sops4j.cli.edit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.sops4j.cli.Cli;
import org.sops4j.cli.FileStreams;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.Terminals;

/** A folder to edit in, with editors that are shell scripts; what they print is looked at, too. */
final class EditBench {
  static final String A = "age1a9peerkdkm4lxkwsk9kf7tcfr3yaw646tllasldes7vskhcyhe0s98eunu";
  static final String B = "age1tk05wprwzu3t9mmrsupnfmwtptr93lqtrsvuwjgur9mnmfrlh5kqp4rvzv";
  static final String A_IDENTITY =
      "AGE-SECRET-KEY-1GGFR0JN7NXLX4J05Z9JVGQJPMFUF8WF596LF0RZHF8PQUNYHLR7QDH4WMN";
  static final String B_IDENTITY =
      "AGE-SECRET-KEY-1XKDU5P7HDQGAH8A5MYGTRHX3AGAD82CK8AZFYMXZT0M0AXSK9C5Q36DPKX";

  private final Path root;
  private final Map<String, String> environment = new HashMap<>();
  private String stdin = "";
  private String stdout = "";
  private String stderr = "";

  EditBench(Path root) {
    this.root = root;
    try {
      Files.createDirectory(root.resolve("work"));
      Files.createDirectory(root.resolve("tmp"));
      Files.createDirectory(root.resolve("streams"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    environment.put("PATH", System.getenv().getOrDefault("PATH", "/bin:/usr/bin"));
    environment.put("TMPDIR", root.resolve("tmp").toString());
    environment.put("SOPS_AGE_KEY", A_IDENTITY);
    environment.put("ROOT", root.toString());
  }

  Map<String, String> environment() {
    return environment;
  }

  EditBench env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Sets what standard input holds. */
  EditBench typed(String text) {
    stdin = text;
    return this;
  }

  /** Sets the editor: lines for a shell, in which {@code $1} is the file. */
  EditBench editor(String script) {
    Path file = write("../ed.sh", script + "\n");
    return env("EDITOR", "sh " + file.toString().replace("work/../", ""));
  }

  int run(String... args) {
    byte[] input = stdin.getBytes(StandardCharsets.UTF_8);
    try (FileStreams files = new FileStreams(root.resolve("streams"), input)) {
      int status =
          Cli.run(
              new Invocation(
                  List.of(args),
                  environment,
                  root.resolve("work"),
                  files.stdin(),
                  files.stdout(),
                  files.stderr(),
                  Terminals.NONE,
                  files));
      stdout = new String(files.printed(), StandardCharsets.UTF_8);
      stderr = new String(files.complained(), StandardCharsets.UTF_8);
      return status;
    }
  }

  /** Standard output of the last run, that of editors included. */
  String stdout() {
    return stdout;
  }

  String stderr() {
    return stderr;
  }

  Path write(String name, String content) {
    try {
      return Files.writeString(path(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path(String name) {
    return root.resolve("work").resolve(name);
  }

  String read(String name) {
    try {
      return Files.readString(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes an encrypted file. */
  String encrypt(String name, String plain, String... flags) {
    write(name, plain);
    List<String> args = new ArrayList<>(List.of(flags));
    args.add(0, "encrypt");
    args.addAll(List.of("--age", A, "-i", name));
    require(run(args.toArray(new String[0])));
    return read(name);
  }

  String decrypt(String name) {
    require(run("decrypt", name));
    return stdout;
  }

  private void require(int status) {
    if (status != 0) {
      throw new IllegalStateException(stderr);
    }
  }

  /** What is left in the folder for temporary files. */
  List<String> leftovers() {
    try (Stream<Path> all = Files.walk(root.resolve("tmp"))) {
      return List.copyOf(
          new TreeSet<>(all.skip(1).map(path -> root.relativize(path).toString()).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a text that another one has not. */
  static List<String> changedLines(String before, String after) {
    List<String> old = before.lines().toList();
    return after.lines().filter(line -> !old.contains(line)).toList();
  }
}
