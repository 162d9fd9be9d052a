package org.sops4j.cli.help;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The release of SOPS whose behaviour this is, and what it is made of. */
public final class Version {
  /** The number that {@code --version} prints and new files carry. */
  public static final String NUMBER = "3.13.2";

  private Version() {}

  /**
   * Says which version this is. Whether there is a newer release is not looked up, so nothing is
   * said about it.
   *
   * @param verbose whether to name what it is made of, on further lines
   * @return one line, which other programs read, or more
   */
  public static String text(boolean verbose) {
    String line = "sops " + NUMBER + "\n";
    return verbose ? line + details() : line;
  }

  private static String details() {
    Properties build = new Properties();
    try (InputStream file = Version.class.getResourceAsStream("build.properties")) {
      if (file != null) {
        build.load(file);
      }
    } catch (IOException e) {
      // Then there is less to say.
    }
    StringBuilder lines = new StringBuilder();
    line(lines, "sops4j", build.getProperty("sops4j", "?"));
    line(
        lines,
        "Java",
        Runtime.version() + " (" + System.getProperty("java.vm.name", "unknown") + ")");
    for (String library : build.getProperty("libraries", "").split(",")) {
      if (!library.isEmpty()) {
        line(lines, library, build.getProperty(library, "?"));
      }
    }
    return lines.toString();
  }

  private static void line(StringBuilder lines, String name, String version) {
    lines.append(name.replace('_', ' ')).append(' ').append(version).append('\n');
  }
}
