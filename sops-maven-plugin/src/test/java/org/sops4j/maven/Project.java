package org.sops4j.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sops4j.Sops;
import org.sops4j.testkit.ClearKeySource;
import org.sops4j.tree.Format;

/** A project in a temporary folder, and goals set as Maven would set them. */
record Project(Path folder, RecordingLog log) {
  static final Path EXAMPLES = Path.of("..", "examples");
  static final Sops SOPS = ClearKeySource.builder().build();

  static Project in(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("src/main/sops"));
    return new Project(folder, new RecordingLog());
  }

  Path encrypted(String name, String plaintext) throws IOException {
    Path file = folder.resolve("src/main/sops").resolve(name);
    Files.createDirectories(file.getParent());
    Format format = Format.ofPath(name);
    byte[] bytes =
        SOPS.encrypt(SOPS.parse(plaintext.getBytes(UTF_8), format), ClearKeySource.SETTINGS, format)
            .toBytes();
    return Files.write(file, bytes);
  }

  Path example(String name) throws IOException {
    return Files.copy(EXAMPLES.resolve(name), folder.resolve("src/main/sops").resolve(name));
  }

  Path target(String name) {
    return folder.resolve("target").resolve(name);
  }

  DecryptMojo decrypt() {
    DecryptMojo goal = prepared(new DecryptMojo());
    goal.directory = folder.resolve("src/main/sops").toFile();
    goal.outputDirectory = target("sops").toFile();
    goal.buildDirectory = folder.resolve("target").toFile();
    goal.classesDirectory = target("classes").toFile();
    goal.testClassesDirectory = target("test-classes").toFile();
    return goal;
  }

  CheckMojo check() {
    CheckMojo goal = prepared(new CheckMojo());
    goal.directory = folder.toFile();
    goal.buildDirectory = folder.resolve("target").toFile();
    return goal;
  }

  ExecMojo exec() {
    ExecMojo goal = prepared(new ExecMojo());
    goal.executable = "sh";
    return goal;
  }

  private <T extends SopsMojo> T prepared(T goal) {
    goal.setLog(log);
    goal.basedir = folder.toFile();
    return goal;
  }
}
