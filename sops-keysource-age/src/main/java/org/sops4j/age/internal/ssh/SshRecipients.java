package org.sops4j.age.internal.ssh;

import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Recipient;
import org.sops4j.age.internal.text.Quote;
import org.sops4j.tree.Utf8;

/** Reads SSH keys as recipients. */
public final class SshRecipients {
  private SshRecipients() {}

  /**
   * Reads a recipient.
   *
   * @param text a line as it stands in {@code authorized_keys}
   * @return the recipient
   * @throws AgeException if it is malformed, or of another kind than Ed25519 and RSA
   */
  public static Recipient parse(String text) throws AgeException {
    SshPublicKey key;
    try {
      key = SshPublicKeys.find(Utf8.encode(text));
    } catch (AgeException e) {
      throw malformed(text, e);
    }
    if (key instanceof OtherPublicKey) {
      return key.recipient();
    }
    try {
      return key.recipient();
    } catch (AgeException e) {
      throw malformed(text, e);
    }
  }

  private static AgeException malformed(String text, AgeException e) {
    return e.prefixed("malformed SSH recipient: " + Quote.quote(text) + ": ");
  }
}
