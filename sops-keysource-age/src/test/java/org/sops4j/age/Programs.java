package org.sops4j.age;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Other implementations, run as child processes in a folder. */
record Programs(Path folder) {
  /** Runs a program to its end, which must be a good one; returns what it printed. */
  byte[] run(byte[] input, String... command) throws IOException, InterruptedException {
    Path in = Files.write(folder.resolve("stdin"), input);
    Path out = folder.resolve("stdout");
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command))
            .directory(folder.toFile())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder
        .environment()
        .merge("PATH", TestPlugins.FOLDER.toString(), (old, ours) -> ours + ":" + old);
    assertThat(builder.start().waitFor()).isZero();
    return Files.readAllBytes(out);
  }

  /** The same for input that is text. */
  byte[] run(String input, String... command) throws IOException, InterruptedException {
    return run(input.getBytes(StandardCharsets.UTF_8), command);
  }

  /** Returns a setting of the build that says where a program is. */
  static String setting(String name) {
    String value = System.getProperty(name, "");
    if (value.isEmpty()) {
      throw new IllegalStateException("set -D" + name);
    }
    return Path.of("").toAbsolutePath().resolve(value).toString();
  }
}
