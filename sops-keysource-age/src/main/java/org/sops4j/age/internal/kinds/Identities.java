package org.sops4j.age.internal.kinds;

import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Identity;
import org.sops4j.age.internal.NativeIdentity;
import org.sops4j.age.internal.hybrid.HybridIdentity;
import org.sops4j.age.internal.plugin.PluginIdentity;
import org.sops4j.age.internal.x25519.X25519Identity;
import org.sops4j.spi.KeyContext;

/** Reads identities of all kinds (keysources.md section 2.5). */
public final class Identities {
  private static final String HYBRID = "AGE-SECRET-KEY-PQ-1";
  private static final String X25519 = "AGE-SECRET-KEY-1";

  private Identities() {}

  /**
   * Reads an identity for which no program may be started.
   *
   * @param text the identity; blanks around it are mistakes
   * @return the identity
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
   * @throws AgeException if it is malformed
   */
  public static Identity parse(String text, @Nullable KeyContext context) throws AgeException {
    if (text.startsWith(PluginIdentity.PREFIX)) {
      return PluginIdentity.parse(text, context);
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
}
