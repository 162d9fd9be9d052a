package org.sops4j.cli.edit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program in a process of its own, for what only a process has: signals and a terminal. */
final class EditProcess {
  private EditProcess() {}

  /** The words that start it. */
  static List<String> command(String... args) {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                "org.sops4j.cli.Main"));
    command.addAll(List.of(args));
    return command;
  }

  /** Starts a command in the folder of a bench. */
  static Process start(EditBench bench, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(bench.path("").toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(bench.environment());
    return builder.start();
  }

  static void signal(String name, Process process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }
}
