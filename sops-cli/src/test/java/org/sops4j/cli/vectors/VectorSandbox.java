package org.sops4j.cli.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A scratch folder whose path has the length of the recorded ones, so that wrapped messages break
 * at the same columns, with the keys of the vectors and a program {@code sops} on the path.
 */
final class VectorSandbox implements AutoCloseable {
  private final Path root = newRoot();
  private final AtomicInteger count = new AtomicInteger();
  private final JsonNode recipients;

  VectorSandbox() {
    try {
      copy(Vectors.FOLDER.resolve("keys"), keys());
      recipients = Vectors.load(keys().resolve("recipients.json"));
      Files.createDirectory(root.resolve("bin"));
      Files.createDirectory(gnupg(), permissions("rwx------"));
      program(program(), shim());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void program(Path file, String script) throws IOException {
    Files.writeString(file, script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path newRoot() {
    Random random = new Random();
    while (true) {
      StringBuilder name = new StringBuilder("/tmp/sv");
      for (int i = 0; i < 8; i++) {
        name.append((char) ('a' + random.nextInt(26)));
      }
      try {
        return Files.createDirectory(Path.of(name.toString()), permissions("rwx------"));
      } catch (FileAlreadyExistsException e) {
        // Taken: try another name.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static java.nio.file.attribute.FileAttribute<?> permissions(String text) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
  }

  /** The program for vectors that are shell lines: this very class path in a JVM of its own. */
  private static String shim() {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return "#!/bin/sh\n"
        + "[ -z \"${LC_ALL+x}\" ] || set -- -Dsops.lc_all=\"$LC_ALL\" org.sops4j.cli.Main \"$@\"\n"
        + "LC_ALL=C.UTF-8\nexport LC_ALL\n"
        + "exec '"
        + Path.of(System.getProperty("java.home"), "bin", "java")
        + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dsops.terminals= -cp '"
        + classPath
        + "' \"$@\"\n";
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    for (Path file : Vectors.list(from)) {
      Path target = to.resolve(file.getFileName());
      Files.copy(file, target);
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
    }
  }

  /** Puts the OpenPGP keys into the GnuPG home, with a program that knows the passphrase. */
  void installGnupg() {
    try {
      Path pinentry = root.resolve("bin/pinentry");
      program(
          pinentry,
          "#!/bin/sh\necho OK\nwhile read -r line; do\n  case $line in\n"
              + "    GETPIN*) echo 'D vector-passphrase'; echo OK ;;\n"
              + "    BYE*) echo OK; exit 0 ;;\n    *) echo OK ;;\n  esac\ndone\n");
      Files.writeString(
          gnupg().resolve("gpg-agent.conf"),
          "pinentry-program " + pinentry + "\nmax-cache-ttl 0\ndefault-cache-ttl 0\n");
      for (String name : List.of("pgp-rsa", "pgp-curve", "pgp-pass")) {
        gnupg(
            "gpg", "--batch", "--quiet", "--import", keys().resolve(name + ".sec.asc").toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends what gpg has started. */
  void closeGnupg() {
    gnupg("gpgconf", "--kill", "gpg-agent");
  }

  private void gnupg(String... command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("GNUPGHOME", gnupg().toString());
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The program of vectors that cannot run in this JVM. */
  Path program() {
    return root.resolve("bin/sops");
  }

  Path keys() {
    return root.resolve("keys");
  }

  Path gnupg() {
    return root.resolve("gnupg");
  }

  String recipient(String name) {
    return recipients.get(name).asText();
  }

  /** The environment of every command. */
  Map<String, String> environment(Path home) {
    Map<String, String> env = new HashMap<>();
    env.put("PATH", root.resolve("bin") + ":" + System.getenv().getOrDefault("PATH", "/bin"));
    env.put("HOME", home.toString());
    env.put("GNUPGHOME", gnupg().toString());
    env.put("LANG", "C.UTF-8");
    env.put("LC_ALL", "C.UTF-8");
    env.put("TZ", "UTC");
    env.put("TERM", "dumb");
    env.put("SOPS_DISABLE_VERSION_CHECK", "true");
    return env;
  }

  /** A fresh working folder with an empty home. */
  VectorCase newCase() {
    String number = String.format(java.util.Locale.ROOT, "%04d", count.incrementAndGet());
    return new VectorCase(
        this, root.resolve("c" + number), root.resolve("h" + number), root.resolve("t" + number));
  }

  @Override
  public void close() {
    delete(root);
  }

  static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
