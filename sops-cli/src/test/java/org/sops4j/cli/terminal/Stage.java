package org.sops4j.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A real terminal, and somebody in front of it: the script {@code terminal/play.py}. */
final class Stage {
  private static final String SCRIPT = "src/test/resources/terminal/play.py";

  /** One class of each jar that a program of ours needs. */
  private static final List<String> PARTS =
      List.of(
          "org.sops4j.cli.terminal.Stage",
          "org.sops4j.cli.Main",
          "org.sops4j.Sops",
          "org.sops4j.age.AgeKeySource",
          "org.sops4j.pgp.PgpKeySourceProvider",
          "org.bouncycastle.crypto.Digest",
          "com.google.re2j.Pattern");

  private Stage() {}

  /**
   * Runs a shell command in a terminal of its own.
   *
   * @param script texts to wait for, each with the answer to it
   * @return what was seen there
   */
  static String play(List<String> script, String command) throws Exception {
    List<String> all = new ArrayList<>(List.of("python3", SCRIPT));
    all.addAll(script);
    all.addAll(List.of("--", "sh", "-c", command));
    Process process =
        new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    byte[] seen = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();
    return new String(seen, StandardCharsets.UTF_8);
  }

  /** The shell command that runs a class of ours. */
  static String java(Class<?> main) throws ClassNotFoundException {
    Set<String> path = new LinkedHashSet<>();
    for (String part : PARTS) {
      Class<?> type = Class.forName(part);
      path.add(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
    return "'"
        + Path.of(System.getProperty("java.home"), "bin", "java")
        + "' -cp '"
        + String.join(":", path)
        + "' "
        + main.getName();
  }
}
