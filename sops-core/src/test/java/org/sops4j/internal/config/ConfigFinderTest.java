package org.sops4j.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFinderTest {
  @TempDir Path top;
  private Path low;
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void makeFolders() throws IOException {
    low = Files.createDirectories(top.resolve("a/b"));
  }

  @Test
  void findsTheFileTwoLevelsUp() throws IOException {
    Files.createFile(top.resolve(".sops.yaml"));
    assertThat(ConfigFinder.find(low, warnings::add)).contains("../../.sops.yaml");
    assertThat(warnings).isEmpty();
  }

  @Test
  void findsTheNearestFile() throws IOException {
    Files.createFile(top.resolve(".sops.yaml"));
    Files.createFile(low.resolve(".sops.yaml"));
    assertThat(ConfigFinder.find(low, warnings::add)).contains(".sops.yaml");
  }

  @Test
  void findsFoldersOfThatNameToo() throws IOException {
    Files.createDirectory(low.resolve(".sops.yaml"));
    assertThat(ConfigFinder.find(low, warnings::add)).contains(".sops.yaml");
  }

  @Test
  void findsNothing() {
    assertThat(ConfigFinder.find(low, warnings::add)).isEmpty();
    assertThat(warnings).isEmpty();
  }

  @Test
  void warnsOfTheFirstFileWithTheWrongName() throws IOException {
    Files.createFile(low.resolve("../.sops.yml"));
    Files.createFile(top.resolve(".sops.yml"));
    assertThat(ConfigFinder.find(low, warnings::add)).isEmpty();
    assertThat(warnings)
        .containsExactly(
            "ignoring \"../.sops.yml\" when searching for config file;"
                + " the config file must be called \".sops.yaml\"");
  }

  @Test
  void warnsIfTheFileIsHigherUp() throws IOException {
    Files.createFile(low.resolve(".sops.yml"));
    Files.createFile(top.resolve("a/.sops.yaml"));
    assertThat(ConfigFinder.find(low, warnings::add)).contains("../.sops.yaml");
    assertThat(warnings)
        .containsExactly(
            "ignoring \".sops.yml\" when searching for config file;"
                + " the config file must be called \".sops.yaml\"; using \"../.sops.yaml\" instead");
  }

  @Test
  void isQuietAboutWrongNamesBesideOrAboveTheRightOne() throws IOException {
    Files.createFile(low.resolve(".sops.yml"));
    Files.createFile(low.resolve(".sops.yaml"));
    Files.createFile(top.resolve(".sops.yml"));
    assertThat(ConfigFinder.find(low, warnings::add)).contains(".sops.yaml");
    assertThat(warnings).isEmpty();
  }
}
