package org.sops4j.age.internal.discovery;

import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;
import org.sops4j.spi.KeyContext;
import org.sops4j.spi.OperatingSystem;

/** The folders of the user, as the reference finds them on each family of systems. */
final class UserFolders {
  private final KeyContext context;

  UserFolders(KeyContext context) {
    this.context = context;
  }

  String home() throws AgeException {
    boolean windows = context.system() == OperatingSystem.WINDOWS;
    String home = nonEmpty(windows ? "USERPROFILE" : "HOME");
    if (home == null) {
      throw new AgeException((windows ? "%userprofile%" : "$HOME") + " is not defined");
    }
    return home;
  }

  String config() throws AgeException {
    switch (context.system()) {
      case WINDOWS:
        return roaming();
      case MACOS:
        String set = nonEmpty("XDG_CONFIG_HOME");
        return set != null ? set : LocalFiles.join(home(), "Library", "Application Support");
      default:
        return xdg();
    }
  }

  /** Where identities are found without being named. */
  String identityFile() throws AgeException {
    return LocalFiles.join(config(), "sops", "age", "keys.txt");
  }

  private String roaming() throws AgeException {
    String folder = nonEmpty("AppData");
    if (folder == null) {
      folder = nonEmpty("APPDATA"); // names have no case there, but those of a map do
    }
    if (folder == null) {
      throw new AgeException("%AppData% is not defined");
    }
    return folder;
  }

  private String xdg() throws AgeException {
    String folder = nonEmpty("XDG_CONFIG_HOME");
    if (folder != null) {
      if (!folder.startsWith("/")) {
        throw new AgeException("path in $XDG_CONFIG_HOME is relative");
      }
      return folder;
    }
    String home = nonEmpty("HOME");
    if (home == null) {
      throw new AgeException("neither $XDG_CONFIG_HOME nor $HOME are defined");
    }
    return LocalFiles.join(home, ".config");
  }

  private @Nullable String nonEmpty(String name) {
    String value = context.env(name);
    return value == null || value.isEmpty() ? null : value;
  }
}
