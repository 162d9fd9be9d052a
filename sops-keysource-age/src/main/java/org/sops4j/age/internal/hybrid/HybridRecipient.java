package org.sops4j.age.internal.hybrid;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Recipient;
import org.sops4j.age.internal.Stanza;
import org.sops4j.age.internal.bech32.KeyText;

/** A post-quantum public key whose seed someone else has. */
public final class HybridRecipient implements Recipient {
  static final String TYPE = "mlkem768x25519";
  static final KeyText TEXT =
      new KeyText("MLKEM768-X25519", "age1pq", XWing.PUBLIC, "AGE-SECRET-KEY-PQ-", 32);

  private final byte[] key;

  private HybridRecipient(byte[] key) {
    this.key = key;
  }

  /**
   * Reads a recipient.
   *
   * @param text {@code age1pq1…}
   * @return the recipient
   * @throws AgeException if it is malformed
   */
  public static HybridRecipient parse(String text) throws AgeException {
    byte[] key = TEXT.decodeRecipient(text);
    if (!XWing.isPublicKey(key)) {
      throw TEXT.invalidRecipient(text);
    }
    return new HybridRecipient(key);
  }

  @Override
  public List<Stanza> wrap(byte[] fileKey, SecureRandom random) throws AgeException {
    XWing.Encapsulation sent;
    try {
      sent = XWing.encapsulate(key, random);
    } catch (AgeException e) {
      throw e.prefixed("failed to set up HPKE sender: ");
    }
    String argument = Base64.getEncoder().withoutPadding().encodeToString(sent.encapsulated());
    return List.of(new Stanza(TYPE, List.of(argument), Hpke.seal(sent.secret(), fileKey)));
  }
}
