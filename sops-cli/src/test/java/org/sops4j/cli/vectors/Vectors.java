package org.sops4j.cli.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The golden vectors in the folder testdata. */
final class Vectors {
  static final Path TESTDATA = Path.of("..", "testdata").toAbsolutePath().normalize();
  static final Path FOLDER = TESTDATA.resolve("vectors");
  private static final Pattern NEEDS_GNUPG =
      Pattern.compile(
          "BEGIN PGP|\\{PGP\\}|\\{GNUPG\\}|\\{R:pgp|(^|\\W)(gpg|pgp)(\\W|$)", Pattern.MULTILINE);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Vectors() {}

  /** Reads a JSON file; the order of keys is kept. */
  static JsonNode load(Path file) {
    try {
      return MAPPER.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entries of a group, as {@code group/name}, without those that are left to later. */
  static List<String> cases(String group) {
    List<String> names = all(group);
    names.removeAll(later());
    return names;
  }

  /** Those of them that need no GnuPG; the others are run where it is installed. */
  static List<String> casesWithoutGnupg(String group) {
    List<String> names = cases(group);
    names.removeIf(Vectors::needsGnupg);
    return names;
  }

  /** Tells whether a case has an OpenPGP message, key or command line. */
  static boolean needsGnupg(String name) {
    try (Stream<Path> files = Files.walk(FOLDER.resolve(name))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> new String(bytes(file), StandardCharsets.ISO_8859_1))
          .anyMatch(text -> NEEDS_GNUPG.matcher(text).find());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entries of a group, as {@code group/name}. */
  static List<String> all(String group) {
    List<String> names = new ArrayList<>();
    for (Path entry : list(FOLDER.resolve(group))) {
      names.add(group + "/" + entry.getFileName());
    }
    return names;
  }

  /** What lies in a folder, sorted. */
  static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return new ArrayList<>(entries.sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cases that the vectors themselves leave to later versions. */
  static Set<String> later() {
    return new TreeSet<>(namesIn(FOLDER.resolve("later.txt")));
  }

  private static List<String> namesIn(Path file) {
    List<String> names = new ArrayList<>();
    for (String line : new String(bytes(file), StandardCharsets.UTF_8).split("\n")) {
      String name = line.split("#", -1)[0].strip();
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }
}
