package org.sops4j.age.internal.kinds;

import java.util.Arrays;
import java.util.Locale;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Identity;
import org.sops4j.age.internal.NativeIdentity;
import org.sops4j.age.internal.UnsupportedKindException;
import org.sops4j.age.internal.bech32.Bech32;
import org.sops4j.age.internal.hybrid.HybridIdentity;
import org.sops4j.age.internal.text.Quote;
import org.sops4j.age.internal.x25519.X25519Identity;

/** Reads identities of all kinds (keysources.md section 2.5). */
public final class Identities {
  private static final String PLUGIN = "AGE-PLUGIN-";
  private static final String HYBRID = "AGE-SECRET-KEY-PQ-1";
  private static final String X25519 = "AGE-SECRET-KEY-1";

  private Identities() {}

  /**
   * Reads an identity.
   *
   * @param text the identity; blanks around it are mistakes
   * @return the identity
   * @throws UnsupportedKindException if it is well-formed, but of a kind that cannot be used
   * @throws AgeException if it is malformed
   */
  public static Identity parse(String text) throws AgeException {
    if (text.startsWith(PLUGIN)) {
      throw plugin(text);
    }
    return parseNative(text);
  }

  /**
   * Reads an identity that is all in its text.
   *
   * @param text the identity; blanks around it are mistakes
   * @return the identity
   * @throws AgeException if it is malformed, or of another kind
   */
  public static NativeIdentity parseNative(String text) throws AgeException {
    if (text.startsWith(HYBRID)) {
      return HybridIdentity.parse(text);
    } else if (text.startsWith(X25519)) {
      return X25519Identity.parse(text);
    }
    throw new AgeException("unknown identity type");
  }

  private static AgeException plugin(String text) {
    try {
      Bech32.Decoded decoded = Bech32.decode(text);
      Arrays.fill(decoded.data(), (byte) 0);
      String prefix = decoded.prefix();
      if (!prefix.endsWith("-") || prefix.length() < PLUGIN.length()) {
        return new AgeException("not a plugin identity: <nil>");
      }
      String name =
          prefix.substring(PLUGIN.length(), Math.max(PLUGIN.length(), prefix.length() - 1));
      name = name.toLowerCase(Locale.ROOT);
      return PluginName.isValid(name)
          ? new UnsupportedKindException("plugin identities")
          : new AgeException("invalid plugin name: " + Quote.quote(name));
    } catch (AgeException e) {
      return e.prefixed("invalid identity encoding: ");
    }
  }
}
