package org.sops4j.pgp.internal.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Settings of GnuPG that say that keys are kept elsewhere. */
public final class GnupgSettings {
  private GnupgSettings() {}

  /**
   * Tells whether gpg looks for public keys elsewhere than in the files of its folder.
   *
   * @param home the folder
   * @return true if the files may be stale
   */
  public static boolean keepKeysElsewhere(Path home) {
    return has(home.resolve("common.conf"), "use-keyboxd")
        || has(home.resolve("gpg.conf"), "use-keyboxd")
        || has(home.resolve("gpg.conf"), "no-default-keyring");
  }

  private static boolean has(Path file, String option) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      for (String line : text.split("\n", -1)) {
        String setting = line.strip();
        if (setting.equals(option) || setting.equals("--" + option)) {
          return true;
        }
      }
      return false;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      return true; // who knows
    }
  }
}
