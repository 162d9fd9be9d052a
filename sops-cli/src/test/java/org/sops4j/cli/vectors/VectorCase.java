package org.sops4j.cli.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sops4j.cli.Cli;
import org.sops4j.cli.FileStreams;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.Terminals;
import org.sops4j.tree.Utf8;

/** One working folder of a sandbox, and commands that run in it. */
final class VectorCase implements AutoCloseable {
  private static final Pattern RECIPIENT = Pattern.compile("\\{R:([a-z0-9-]+)}");

  private final VectorSandbox box;
  private final Path dir;
  private final Path home;
  private final Path tmp;

  VectorCase(VectorSandbox box, Path dir, Path home, Path tmp) {
    this.box = box;
    this.dir = dir;
    this.home = home;
    this.tmp = tmp;
    for (Path folder : List.of(dir, home, tmp)) {
      try {
        Files.createDirectory(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Bytes that are not UTF-8, as vectors hold them. */
  record Base64Text(String base64) {}

  /** Puts the placeholders of the vectors back to what they stand for. */
  String expand(String text) {
    String expanded =
        text.replace("{DIR}", dir.toString())
            .replace("{HOME}", home.toString())
            .replace("{KEYS}", box.keys().toString())
            .replace("{GNUPG}", box.gnupg().toString());
    return RECIPIENT
        .matcher(expanded)
        .replaceAll(found -> Matcher.quoteReplacement(box.recipient(found.group(1))));
  }

  private String fold(String text) {
    return text.replace(dir.toString(), "{DIR}")
        .replace(home.toString(), "{HOME}")
        .replace(tmp.toString(), "{TMP}")
        .replace(box.keys().toString(), "{KEYS}")
        .replace(box.gnupg().toString(), "{GNUPG}");
  }

  /** Output in the form in which vectors store it. */
  Object stored(byte[] data) {
    try {
      return Masking.mask(fold(Utf8.decodeStrictly(data)));
    } catch (CharacterCodingException e) {
      return new Base64Text(Base64.getEncoder().encodeToString(data));
    }
  }

  /**
   * What a vector has recorded, in the same form; the text {@code deleted} for a file that is gone.
   */
  static Object recorded(JsonNode value) {
    if (value.isNull()) {
      return "deleted";
    }
    return value.isTextual() ? value.asText() : new Base64Text(value.get("base64").asText());
  }

  /** Runs a step of a vector: in this JVM, or through a shell if it is a line for one. */
  Outcome run(JsonNode step) {
    Map<String, String> env = environment(step.path("env"));
    byte[] stdin = bytes(step.path("stdin"));
    if (step.has("sh")) {
      return shell(expand(step.get("sh").asText()), env, stdin);
    }
    List<String> args = new ArrayList<>();
    step.get("args").forEach(arg -> args.add(expand(arg.asText())));
    return program(args, env, stdin);
  }

  /** Runs the program with arguments and further variables. */
  Outcome run(List<String> args, JsonNode env) {
    List<String> expanded = new ArrayList<>();
    args.forEach(arg -> expanded.add(expand(arg)));
    return program(expanded, environment(env), new byte[0]);
  }

  private Outcome program(List<String> args, Map<String, String> env, byte[] stdin) {
    if (args.contains("/dev/stdin")) {
      // In this JVM that would be the standard input of the tests.
      List<String> command = new ArrayList<>(List.of(box.program().toString()));
      command.addAll(args);
      return child(command, env, stdin);
    }
    try (FileStreams files = new FileStreams(tmp, stdin)) {
      int exit =
          Cli.run(
              new Invocation(
                  args,
                  env,
                  dir,
                  files.stdin(),
                  files.stdout(),
                  files.stderr(),
                  Terminals.NONE,
                  files));
      return new Outcome(exit, files.printed(), files.complained());
    }
  }

  private Outcome shell(String line, Map<String, String> env, byte[] stdin) {
    return child(List.of("/bin/sh", "-c", line), env, stdin);
  }

  private Outcome child(List<String> command, Map<String, String> env, byte[] stdin) {
    try {
      Path input = Files.write(tmp.resolve("stdin"), stdin);
      ProcessBuilder builder = new ProcessBuilder(command).directory(dir.toFile());
      builder.environment().clear();
      builder.environment().putAll(env);
      Path out = tmp.resolve("stdout");
      Path err = tmp.resolve("stderr");
      builder.redirectInput(input.toFile());
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      int exit = builder.start().waitFor();
      return new Outcome(exit, Files.readAllBytes(out), Files.readAllBytes(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Map<String, String> environment(JsonNode changes) {
    Map<String, String> env = box.environment(home);
    env.put("TMPDIR", tmp.toString());
    changes
        .properties()
        .forEach(
            change -> {
              if (change.getValue().isNull()) {
                env.remove(change.getKey());
              } else {
                env.put(change.getKey(), expand(change.getValue().asText()));
              }
            });
    return env;
  }

  private static byte[] bytes(JsonNode value) {
    if (value.isObject()) {
      return Base64.getDecoder().decode(value.get("base64").asText());
    }
    return value.isTextual() ? value.asText().getBytes(StandardCharsets.UTF_8) : new byte[0];
  }

  void put(String name, byte[] data) {
    try {
      Path file = dir.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The content of every file in the folder. */
  Map<String, byte[]> files() {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(dir)) {
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        files.put(dir.relativize(file).toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** Copies the files of a vector; {@code dot.x} becomes {@code .x}. */
  void install(Path folder, Set<String> except) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        Path relative = folder.relativize(file);
        if (!except.contains(name)) {
          String target = name.startsWith("dot.") ? name.substring(3) : name;
          put(relative.resolveSibling(target).toString(), Files.readAllBytes(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    for (Path folder : List.of(dir, home, tmp)) {
      VectorSandbox.delete(folder);
    }
  }
}
