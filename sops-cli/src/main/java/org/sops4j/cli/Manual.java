package org.sops4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.sops4j.cli.help.ManPage;

/** Writes the pages of the manual into a folder. Run once when the distribution is built. */
final class Manual {
  private Manual() {}

  /** Writes all pages into the folder that is given. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    for (Map.Entry<String, String> page : ManPage.all().entrySet()) {
      Files.writeString(folder.resolve(page.getKey()), page.getValue());
    }
  }
}
