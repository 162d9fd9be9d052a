package org.sops4j.age.internal.kinds;

import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Recipient;
import org.sops4j.age.internal.hybrid.HybridRecipient;
import org.sops4j.age.internal.plugin.PluginRecipient;
import org.sops4j.age.internal.ssh.SshRecipients;
import org.sops4j.age.internal.text.Quote;
import org.sops4j.age.internal.x25519.X25519Recipient;
import org.sops4j.spi.KeyContext;

/** Reads recipients of all kinds (keysources.md section 2.1). */
public final class Recipients {
  private static final String BECH32 = "failed to parse input as Bech32-encoded age public key: ";
  private static final String SSH = "failed to parse input as age-ssh public key: ";
  private static final String PLUGIN = "failed to parse input as age key from age plugin: ";

  private Recipients() {}

  /**
   * Reads a recipient, only to know whether it is one: a plugin cannot be asked to use it.
   *
   * @param text the recipient, without blanks around it
   * @return the recipient
   * @throws AgeException if it is malformed, or of a kind that cannot be used
   */
  public static Recipient parse(String text) throws AgeException {
    return parse(text, null);
  }

  /**
   * Reads a recipient.
   *
   * @param text the recipient, without blanks around it
   * @param context where plugins are looked for; null if none may be started
   * @return the recipient
   * @throws AgeException if it is malformed, or of a kind that cannot be used
   */
  public static Recipient parse(String text, @Nullable KeyContext context) throws AgeException {
    if (text.startsWith("age1pq1")) {
      return hybrid(text);
    } else if (isPlugin(text)) {
      return plugin(text, context);
    } else if (text.startsWith("age1")) {
      return x25519(text);
    } else if (text.startsWith("ssh-")) {
      return ssh(text);
    }
    throw new AgeException("failed to parse input, unknown recipient type: " + Quote.quote(text));
  }

  /**
   * Tells whether a recipient has the form of those of plugins.
   *
   * @param text the recipient, without blanks around it
   * @return false for those that need no program
   */
  public static boolean isPlugin(String text) {
    return text.startsWith("age1") && !text.startsWith("age1pq1") && text.lastIndexOf('1') > 3;
  }

  private static Recipient x25519(String text) throws AgeException {
    try {
      return X25519Recipient.parse(text);
    } catch (AgeException e) {
      throw e.prefixed(BECH32);
    }
  }

  private static Recipient hybrid(String text) throws AgeException {
    try {
      return HybridRecipient.parse(text);
    } catch (AgeException e) {
      throw e.prefixed(BECH32);
    }
  }

  private static Recipient ssh(String text) throws AgeException {
    try {
      return SshRecipients.parse(text);
    } catch (AgeException e) {
      throw e.prefixed(SSH);
    }
  }

  private static Recipient plugin(String text, @Nullable KeyContext context) throws AgeException {
    try {
      return PluginRecipient.parse(text, context);
    } catch (AgeException e) {
      throw e.prefixed(PLUGIN);
    }
  }
}
