package org.sops4j.pgp.internal.home;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sops4j.spi.KeyContext;
import org.sops4j.spi.OperatingSystem;

/**
 * The folder of GnuPG. There are two of them if {@code HOME} is not the home of the account: the
 * reference looks into that of the account, gpg into {@code HOME} (keysources.md section 3.4).
 */
public final class GnupgHome {
  private static final String VARIABLE = "GNUPGHOME";
  private static final String FOLDER = ".gnupg";

  private GnupgHome() {}

  /**
   * Returns the folder in which the reference's built-in OpenPGP looks for rings of the old form.
   *
   * @param context the environment
   * @return the folder as messages name it, perhaps relative
   */
  public static String ofBuiltIn(KeyContext context) {
    String set = nonEmpty(context, VARIABLE);
    if (set != null) {
      return set;
    }
    String account = account();
    String home = account == null ? nonEmpty(context, "HOME") : account;
    return (home == null ? "" : home + "/") + FOLDER;
  }

  /**
   * Returns the folder that gpg uses.
   *
   * @param context the environment
   * @return an absolute path
   * @throws java.nio.file.InvalidPathException if the environment names no path
   */
  public static Path ofProgram(KeyContext context) {
    String set = nonEmpty(context, VARIABLE);
    if (set != null) {
      return context.workingDirectory().resolve(set);
    }
    if (context.system() == OperatingSystem.WINDOWS) {
      String roaming = nonEmpty(context, "APPDATA");
      return context.workingDirectory().resolve(roaming == null ? "gnupg" : roaming + "/gnupg");
    }
    String home = nonEmpty(context, "HOME");
    String account = home == null ? account() : home;
    return context.workingDirectory().resolve(account == null ? "" : account).resolve(FOLDER);
  }

  /** On Unix this is what the user database says, not the variable HOME. */
  private static @Nullable String account() {
    String home = System.getProperty("user.home", "");
    return home.isEmpty() || home.equals("?") ? null : home;
  }

  private static @Nullable String nonEmpty(KeyContext context, String name) {
    String value = context.env(name);
    return value == null || value.isEmpty() ? null : value;
  }
}
