package org.sops4j.age.internal.bech32;

import java.util.Arrays;
import java.util.Locale;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.text.Quote;

/**
 * How keys of one kind are spelled.
 *
 * @param kind the kind as messages name it
 * @param recipientPrefix the prefix of recipients
 * @param recipientLength the length of public keys in bytes
 * @param secretPrefix the prefix of identities
 * @param secretLength the length of secret keys in bytes
 */
public record KeyText(
    String kind,
    String recipientPrefix,
    int recipientLength,
    String secretPrefix,
    int secretLength) {
  /**
   * Reads a recipient.
   *
   * @param text the text
   * @return the public key
   * @throws AgeException if it is malformed
   */
  public byte[] decodeRecipient(String text) throws AgeException {
    Bech32.Decoded decoded;
    try {
      decoded = Bech32.decode(text);
    } catch (AgeException e) {
      throw malformedRecipient(text, e.getMessage());
    }
    if (!decoded.prefix().equals(recipientPrefix)) {
      throw malformedRecipient(text, "invalid type " + Quote.quote(decoded.prefix()));
    }
    if (decoded.data().length != recipientLength) {
      throw invalidRecipient(text);
    }
    return decoded.data();
  }

  /**
   * Makes the exception for a recipient whose bytes are no public key.
   *
   * @param text the text of the recipient
   * @return the exception
   */
  public AgeException invalidRecipient(String text) {
    return malformedRecipient(text, "invalid " + kind + " public key");
  }

  /**
   * Reads an identity.
   *
   * @param text the text
   * @return the secret key
   * @throws AgeException if it is malformed
   */
  public byte[] decodeSecret(String text) throws AgeException {
    Bech32.Decoded decoded;
    try {
      decoded = Bech32.decode(text);
    } catch (AgeException e) {
      throw e.prefixed("malformed secret key: ");
    }
    boolean other = !decoded.prefix().equals(secretPrefix);
    if (other || decoded.data().length != secretLength) {
      Arrays.fill(decoded.data(), (byte) 0);
      throw new AgeException(
          other
              ? "malformed secret key: unknown type " + Quote.quote(decoded.prefix())
              : "malformed secret key: invalid " + kind + " secret key");
    }
    return decoded.data();
  }

  /**
   * Spells a recipient.
   *
   * @param key the public key
   * @return the text
   */
  public String encodeRecipient(byte[] key) {
    return Bech32.encode(recipientPrefix, key);
  }

  /**
   * Spells an identity.
   *
   * @param key the secret key
   * @return the text
   */
  public String encodeSecret(byte[] key) {
    return Bech32.encode(secretPrefix.toLowerCase(Locale.ROOT), key).toUpperCase(Locale.ROOT);
  }

  private static AgeException malformedRecipient(String text, String problem) {
    return new AgeException("malformed recipient " + Quote.quote(text) + ": " + problem);
  }
}
