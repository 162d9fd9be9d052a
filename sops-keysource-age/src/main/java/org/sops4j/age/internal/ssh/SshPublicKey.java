package org.sops4j.age.internal.ssh;

import java.util.Arrays;
import java.util.Base64;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Recipient;
import org.sops4j.age.internal.crypto.Sha256;

/** A public key of SSH. */
public interface SshPublicKey {
  /**
   * Returns the kind of key.
   *
   * @return such as {@code ssh-rsa}
   */
  String type();

  /**
   * Encodes the key.
   *
   * @return the bytes that SSH sends
   */
  byte[] wire();

  /**
   * Makes a recipient.
   *
   * @return the recipient
   * @throws AgeException if nothing can be encrypted to such a key
   */
  Recipient recipient() throws AgeException;

  /**
   * Returns what stanzas name the key by.
   *
   * @return a few letters
   */
  default String fingerprint() {
    byte[] hash = Arrays.copyOf(Sha256.hash(wire()), 4);
    return Base64.getEncoder().withoutPadding().encodeToString(hash);
  }

  /**
   * Spells the key.
   *
   * @return a line as it stands in {@code authorized_keys}, without a comment
   */
  default String line() {
    return type() + ' ' + Base64.getEncoder().encodeToString(wire());
  }

  /**
   * Reads a key.
   *
   * @param wire the bytes that SSH sends
   * @return the key
   * @throws AgeException if it is malformed, or of a kind that SSH does not have
   */
  static SshPublicKey parse(byte[] wire) throws AgeException {
    if (wire.length < Integer.BYTES) {
      throw new AgeException("ssh: short read");
    }
    Wire in = new Wire(wire);
    String type = in.text();
    switch (type) {
      case Ed25519PublicKey.TYPE:
        return Ed25519PublicKey.parse(in.rest());
      case RsaPublicKey.TYPE:
        return RsaPublicKey.parse(in.rest());
      default:
        return OtherPublicKey.of(type, wire);
    }
  }

  /** Refuses bytes behind a key. */
  static void checkEnd(Wire in) throws AgeException {
    if (in.rest().length > 0) {
      throw new AgeException("ssh: trailing junk in public key");
    }
  }
}
