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
    Path account = context.accountHome();
    String home = account == null ? nonEmpty(context, "HOME") : account.toString();
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
    Path account = home == null ? context.accountHome() : Path.of(home);
    return context
        .workingDirectory()
        .resolve(account == null ? Path.of("") : account)
        .resolve(FOLDER);
  }

  private static @Nullable String nonEmpty(KeyContext context, String name) {
    String value = context.env(name);
    return value == null || value.isEmpty() ? null : value;
  }
}
