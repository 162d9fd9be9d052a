package org.sops4j;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sops4j.key.DecryptionOrder;

/**
 * The settings by which frameworks with settings of their own, such as Spring and MicroProfile, say
 * where private keys are. None of them is a secret: a private key in clear stays in a file, or in
 * the variable {@code SOPS_AGE_KEY}.
 *
 * <pre>{@code
 * Sops sops = FrameworkSettings.apply(Sops.builder(), System::getProperty).build();
 * }</pre>
 */
public final class FrameworkSettings {
  /** The file of age identities; in place of the variable {@code SOPS_AGE_KEY_FILE}. */
  public static final String AGE_KEY_FILE = "sops.age.key-file";

  /** A command that prints age identities; in place of {@code SOPS_AGE_KEY_CMD}. */
  public static final String AGE_KEY_COMMAND = "sops.age.key-cmd";

  /** A private SSH key; in place of {@code SOPS_AGE_SSH_PRIVATE_KEY_FILE}. */
  public static final String AGE_SSH_PRIVATE_KEY_FILE = "sops.age.ssh-private-key-file";

  /** The folder in which gpg has its keys; in place of {@code GNUPGHOME}. */
  public static final String GNUPG_HOME = "sops.gnupghome";

  /** Which types of keys are tried first, such as {@code age,pgp}. */
  public static final String DECRYPTION_ORDER = "sops.decryption-order";

  private static final List<String> OF_THE_ENVIRONMENT =
      List.of(AGE_KEY_FILE, AGE_KEY_COMMAND, AGE_SSH_PRIVATE_KEY_FILE);

  private FrameworkSettings() {}

  /** Looks a setting up. */
  @FunctionalInterface
  public interface Lookup {
    /**
     * Returns a setting.
     *
     * @param name its name, such as {@link #AGE_KEY_FILE}
     * @return its value, or null if it is not set
     */
    @Nullable String get(String name);
  }

  /**
   * Takes over what is set. The rest stays as it is in the environment.
   *
   * @param builder is changed
   * @param settings the settings of the framework
   * @return the same builder
   * @throws IllegalArgumentException if the decryption order has a type twice
   */
  public static SopsBuilder apply(SopsBuilder builder, Lookup settings) {
    for (String name : OF_THE_ENVIRONMENT) {
      String value = settings.get(name);
      if (value != null) {
        builder.variable(name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'), value);
      }
    }
    String home = settings.get(GNUPG_HOME);
    if (home != null) {
      builder.variable("GNUPGHOME", home);
    }
    String order = settings.get(DECRYPTION_ORDER);
    if (order != null) {
      builder.decryptionOrder(DecryptionOrder.parse(order));
    }
    return builder;
  }
}
