package org.sops4j.cli.process;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.Invocation;
import org.sops4j.spi.CommandRunner;
import org.sops4j.spi.ProgramSearch;
import org.sops4j.tree.Utf8;

/** Small programs of the system that do what a JVM cannot. */
final class HelperProgram {
  /** Where they are even if the caller has no {@code PATH}. */
  private static final String SYSTEM = "/usr/bin:/bin";

  private HelperProgram() {}

  /** Finds a program; null if there is none. */
  static @Nullable String find(String name, Invocation invocation) {
    for (String path : List.of(invocation.env("PATH"), SYSTEM)) {
      try {
        return ProgramSearch.find(name, path, invocation.workingDirectory());
      } catch (IOException e) {
        // On to the next.
      }
    }
    return null;
  }

  /** Runs a command to its end. */
  static CommandRunner.Result run(List<String> command, Invocation invocation) throws IOException {
    return CommandRunner.of(invocation.environment(), invocation.workingDirectory())
        .run(CommandRunner.Call.of(command).withEnvironment(Map.of("LC_ALL", "C")));
  }

  /** The reason alone of {@code program: what it was doing: Reason}, in the words of Go. */
  static String reason(CommandRunner.Result result) {
    String words = Utf8.decode(result.errors()).strip();
    return words.substring(words.lastIndexOf(": ") + 1).strip().toLowerCase(Locale.ROOT);
  }
}
