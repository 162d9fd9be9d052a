package org.sops4j.cli.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No vector is forgotten: each is run by a test, or left to later by name. */
class VectorCoverageTest {
  /** Groups of which a test of this package runs all that is not left to later. */
  private static final Set<String> GROUPS = Set.of("docs", "errors", "cli", "emit", "parse");

  /** Tables that unit tests of the core read, and what is not a vector. */
  private static final Set<String> OTHERS =
      Set.of(
          "cipher.json",
          "mac.json",
          "shamir.json",
          "metadata.json",
          "keys",
          "README.md",
          "verify.py",
          "check_tables.py",
          "later.txt");

  @Test
  void everyVectorIsRunOrLeftToLaterByName() {
    List<String> forgotten = new ArrayList<>();
    for (Path entry : Vectors.list(Vectors.FOLDER)) {
      String name = entry.getFileName().toString();
      if (GROUPS.contains(name) || OTHERS.contains(name)) {
        continue;
      }
      if (!Files.isDirectory(entry)) {
        forgotten.add(name);
        continue;
      }
      forgotten.addAll(Vectors.cases(name));
    }
    assertThat(forgotten).isEmpty();
  }

  @Test
  void everyEntryOfARunGroupIsAVector() {
    for (String group : GROUPS) {
      assertThat(Vectors.cases(group)).as(group).isNotEmpty();
      for (String name : Vectors.all(group)) {
        Path entry = Vectors.FOLDER.resolve(name);
        assertThat(name.endsWith(".json") || isCase(entry)).as(name).isTrue();
      }
    }
  }

  private static boolean isCase(Path folder) {
    return Files.exists(folder.resolve("case.json"))
        || Files.exists(folder.resolve("cmd.json"))
        || Files.exists(folder.resolve("steps.json"));
  }

  @Test
  void whatIsLeftToLaterExists() {
    List<String> unknown = new ArrayList<>();
    for (String name : Vectors.later()) {
      if (!Files.exists(Vectors.FOLDER.resolve(name))) {
        unknown.add(name);
      }
    }
    assertThat(unknown).isEmpty();
  }
}
