package org.sops4j.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.codehaus.plexus.util.DirectoryScanner;

/** Finds files by the patterns that Maven users know. */
final class EncryptedFiles {
  private EncryptedFiles() {}

  /** Returns paths relative to the folder, in a fixed order. */
  static List<Path> find(Path folder, List<String> includes, List<String> excludes)
      throws MojoExecutionException {
    if (!Files.isDirectory(folder)) {
      throw new MojoExecutionException("There is no folder " + folder + " (parameter directory).");
    }
    DirectoryScanner scanner = new DirectoryScanner();
    scanner.setBasedir(folder.toFile());
    scanner.setIncludes(includes.isEmpty() ? null : includes.toArray(String[]::new));
    scanner.setExcludes(excludes.toArray(String[]::new));
    scanner.addDefaultExcludes();
    scanner.scan();
    String[] names = scanner.getIncludedFiles();
    Arrays.sort(names);
    List<Path> files = new ArrayList<>();
    for (String name : names) {
      files.add(Path.of(name));
    }
    return files;
  }
}
