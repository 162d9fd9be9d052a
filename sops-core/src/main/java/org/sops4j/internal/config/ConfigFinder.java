package org.sops4j.internal.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.sops4j.internal.text.GoQuote;

/** Looks for the configuration file in a folder and those above it (cli.md section 4.1). */
public final class ConfigFinder {
  private static final String NAME = ".sops.yaml";
  private static final String WRONG_NAME = ".sops.yml";
  private static final int MAX_LEVELS = 100;

  private ConfigFinder() {}

  /**
   * Looks for the file. Whether it is a file is not asked: a folder of that name is found, too.
   *
   * @param directory where to begin, usually the working folder
   * @param warnings takes the warning about a file with the wrong name, if there is one
   * @return the path relative to the folder, such as {@code ../.sops.yaml}, or empty
   */
  public static Optional<String> find(Path directory, Consumer<String> warnings) {
    Path folder = directory.toAbsolutePath().normalize();
    String prefix = "";
    String ignored = "";
    for (int level = 0; level < MAX_LEVELS && folder != null; level++) {
      if (Files.exists(folder.resolve(NAME))) {
        if (!ignored.isEmpty()) {
          warnings.accept(
              warning(ignored) + "; using " + GoQuote.quote(prefix + NAME) + " instead");
        }
        return Optional.of(prefix + NAME);
      }
      if (ignored.isEmpty() && Files.exists(folder.resolve(WRONG_NAME))) {
        ignored = prefix + WRONG_NAME;
      }
      folder = folder.getParent();
      prefix += "../";
    }
    if (!ignored.isEmpty()) {
      warnings.accept(warning(ignored));
    }
    return Optional.empty();
  }

  private static String warning(String ignored) {
    return "ignoring "
        + GoQuote.quote(ignored)
        + " when searching for config file; the config file must be called \""
        + NAME
        + "\"";
  }
}
