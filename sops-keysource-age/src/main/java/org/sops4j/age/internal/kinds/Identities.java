package org.sops4j.age.internal.kinds;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Identity;
import org.sops4j.age.internal.UnsupportedKindException;
import org.sops4j.age.internal.bech32.Bech32;
import org.sops4j.age.internal.plugin.PluginIdentity;
import org.sops4j.age.internal.text.Quote;
import org.sops4j.age.internal.x25519.X25519Identity;
import org.sops4j.spi.KeyContext;

/** Reads identities of all kinds (keysources.md section 2.5). */
public final class Identities {
  private static final String HYBRID = "AGE-SECRET-KEY-PQ-1";
  private static final String X25519 = "AGE-SECRET-KEY-1";
  private static final int HYBRID_LENGTH = 32;

  private Identities() {}

  /**
   * Reads an identity for which no program may be started.
   *
   * @param text the identity; blanks around it are mistakes
   * @return the identity
   * @throws UnsupportedKindException if it is well-formed, but of a kind that cannot be used
   * @throws AgeException if it is malformed
   */
  public static Identity parse(String text) throws AgeException {
    return parse(text, null);
  }

  /**
   * Reads an identity.
   *
   * @param text the identity; blanks around it are mistakes
   * @param context where plugins are looked for; null if none may be started
   * @return the identity
   * @throws UnsupportedKindException if it is well-formed, but of a kind that cannot be used
   * @throws AgeException if it is malformed
   */
  public static Identity parse(String text, @Nullable KeyContext context) throws AgeException {
    if (text.startsWith(PluginIdentity.PREFIX)) {
      return PluginIdentity.parse(text, context);
    } else if (text.startsWith(HYBRID)) {
      throw hybrid(text);
    } else if (text.startsWith(X25519)) {
      return X25519Identity.parse(text);
    }
    throw new AgeException("unknown identity type");
  }

  private static AgeException hybrid(String text) {
    try {
      Bech32.Decoded decoded = Bech32.decode(text);
      Arrays.fill(decoded.data(), (byte) 0);
      if (!HYBRID.equals(decoded.prefix() + "1")) {
        return new AgeException(
            "malformed secret key: unknown type " + Quote.quote(decoded.prefix()));
      } else if (decoded.data().length != HYBRID_LENGTH) {
        return new AgeException("malformed secret key: invalid MLKEM768-X25519 secret key");
      }
      return new UnsupportedKindException("hybrid post-quantum identities");
    } catch (AgeException e) {
      return e.prefixed("malformed secret key: ");
    }
  }
}
