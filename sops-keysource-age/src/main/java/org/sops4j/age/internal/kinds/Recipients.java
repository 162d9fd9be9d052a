package org.sops4j.age.internal.kinds;

import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Recipient;
import org.sops4j.age.internal.UnsupportedKindException;
import org.sops4j.age.internal.bech32.Bech32;
import org.sops4j.age.internal.hybrid.HybridRecipient;
import org.sops4j.age.internal.text.Quote;
import org.sops4j.age.internal.x25519.X25519Recipient;

/** Reads recipients of all kinds (keysources.md section 2.1). */
public final class Recipients {
  private static final String BECH32 = "failed to parse input as Bech32-encoded age public key: ";
  private static final String PLUGIN = "failed to parse input as age key from age plugin: ";

  private Recipients() {}

  /**
   * Reads a recipient.
   *
   * @param text the recipient, without blanks around it
   * @return the recipient
   * @throws AgeException if it is malformed, or of a kind that cannot be used
   */
  public static Recipient parse(String text) throws AgeException {
    if (text.startsWith("age1pq1")) {
      return hybrid(text);
    } else if (text.startsWith("age1") && text.lastIndexOf('1') > 3) {
      throw plugin(text);
    } else if (text.startsWith("age1")) {
      return x25519(text);
    } else if (text.startsWith("ssh-")) {
      throw new UnsupportedKindException("SSH recipients");
    }
    throw new AgeException("failed to parse input, unknown recipient type: " + Quote.quote(text));
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

  private static AgeException plugin(String text) {
    try {
      String name = Bech32.decode(text).prefix().substring("age1".length());
      return PluginName.isValid(name)
          ? new UnsupportedKindException("plugin recipients")
          : new AgeException(PLUGIN + "invalid plugin name: " + Quote.quote(name));
    } catch (AgeException e) {
      return e.prefixed(PLUGIN + "invalid recipient encoding: ");
    }
  }
}
