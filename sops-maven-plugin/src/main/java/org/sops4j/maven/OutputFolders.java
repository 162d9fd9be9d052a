package org.sops4j.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;

/** Which folders may hold text in clear: those that are thrown away and are not packaged. */
final class OutputFolders {
  private final Path buildFolder;
  private final List<Path> packaged = new ArrayList<>();

  OutputFolders(Path buildFolder) {
    this.buildFolder = absolute(buildFolder);
  }

  void packaged(Path folder) {
    packaged.add(absolute(folder));
  }

  void check(Path output) throws MojoExecutionException {
    if (!output.startsWith(buildFolder)) {
      throw refusal(output, "which is not under " + buildFolder + ": it might be committed");
    }
    if (output.equals(buildFolder)) {
      throw refusal(output, "which every other plugin writes to as well: take a folder in it");
    }
    for (Path folder : packaged) {
      if (output.startsWith(folder) || folder.startsWith(output)) {
        throw refusal(output, "whose content goes into the artifact");
      }
    }
  }

  private static MojoExecutionException refusal(Path output, String why) {
    return new MojoExecutionException(
        "Will not write secrets in clear to "
            + output
            + ", "
            + why
            + ".\n  If that is what you want, set <allowAnyFolder>true</allowAnyFolder>.");
  }

  private static Path absolute(Path folder) {
    return folder.toAbsolutePath().normalize();
  }
}
