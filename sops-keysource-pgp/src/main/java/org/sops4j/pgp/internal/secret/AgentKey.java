package org.sops4j.pgp.internal.secret;

import java.math.BigInteger;
import org.bouncycastle.bcpg.BCPGKey;
import org.bouncycastle.bcpg.ECPublicBCPGKey;
import org.bouncycastle.bcpg.ECSecretBCPGKey;
import org.bouncycastle.bcpg.ElGamalPublicBCPGKey;
import org.bouncycastle.bcpg.ElGamalSecretBCPGKey;
import org.bouncycastle.bcpg.RSAPublicBCPGKey;
import org.bouncycastle.bcpg.RSASecretBCPGKey;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.sops4j.pgp.internal.PgpException;

/** A private key as gpg-agent keeps it. */
public final class AgentKey {
  /** Who can use a private key. */
  public enum State {
    /** Whoever can read the file. */
    OPEN("open"),
    /** Whoever knows the passphrase. */
    LOCKED("protected by a passphrase"),
    /** Whoever has the card. */
    ON_CARD("on a card"),
    /** Only gpg-agent. */
    OTHER("in a form that only gpg-agent reads");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /**
     * Says it in words.
     *
     * @return such as {@code on a card}
     */
    public String words() {
      return words;
    }
  }

  private final SExpression file;

  private AgentKey(SExpression file) {
    this.file = file;
  }

  /**
   * Reads a file of {@code private-keys-v1.d}.
   *
   * @param bytes its content
   * @return the key
   * @throws PgpException if it is malformed
   */
  public static AgentKey parse(byte[] bytes) throws PgpException {
    return new AgentKey(KeyFile.read(bytes));
  }

  /**
   * Returns who can use it.
   *
   * @return the state
   * @throws PgpException if it is malformed
   */
  public State state() throws PgpException {
    switch (file.label()) {
      case "private-key":
        return State.OPEN;
      case "protected-private-key":
        return protectedState();
      case "shadowed-private-key":
        return State.ON_CARD;
      default:
        return State.OTHER;
    }
  }

  private State protectedState() throws PgpException {
    if (isNative()) {
      return nativeKey().isOpen() ? State.OPEN : State.LOCKED;
    }
    return Protection.isKnown(file.item(1)) ? State.LOCKED : State.OTHER;
  }

  private boolean isNative() throws PgpException {
    return !file.is("private-key") && Protection.of(file.item(1)).is("openpgp-native");
  }

  private NativeKey nativeKey() throws PgpException {
    return new NativeKey(file.item(1).find("protected").item(2));
  }

  /**
   * Tells whether it is the private half of a key.
   *
   * @param key the public half
   * @return true if both have the same public numbers
   * @throws PgpException if it is malformed
   */
  public boolean belongsTo(PGPPublicKey key) throws PgpException {
    BCPGKey numbers = key.getPublicKeyPacket().getKey();
    if (numbers instanceof RSAPublicBCPGKey rsa) {
      return has("rsa", "n", rsa.getModulus());
    } else if (numbers instanceof ElGamalPublicBCPGKey elgamal) {
      return has("elg", "p", elgamal.getP()) && has("elg", "y", elgamal.getY());
    }
    return numbers instanceof ECPublicBCPGKey curve && has("ecc", "q", curve.getEncodedPoint());
  }

  private boolean has(String algorithm, String name, BigInteger value) throws PgpException {
    return file.items().size() > 1
        && file.item(1).is(algorithm)
        && file.item(1).find(name).item(1).number().equals(value);
  }

  /**
   * Returns a key that is {@link State#OPEN}.
   *
   * @param key its public half
   * @return the key
   * @throws PgpException if it is malformed
   */
  public PGPKeyPair open(PGPPublicKey key) throws PgpException {
    BCPGKey secret = isNative() ? secret(nativeKey()) : secret(file.item(1));
    return pair(key, secret);
  }

  /**
   * Opens a key that is {@link State#LOCKED}.
   *
   * @param key its public half
   * @param passphrase not changed
   * @return the key
   * @throws PgpException if the passphrase is wrong
   */
  public PGPKeyPair unlock(PGPPublicKey key, byte[] passphrase) throws PgpException {
    if (isNative()) {
      return nativeKey().unlock(key, passphrase);
    }
    SExpression opened = Protection.open(file.item(1), passphrase);
    try {
      return pair(key, secret(opened));
    } finally {
      opened.wipe();
    }
  }

  /** Overwrites the secret. The key must not be used again. */
  public void wipe() {
    file.wipe();
  }

  private static PGPKeyPair pair(PGPPublicKey key, BCPGKey secret) {
    return new PGPKeyPair(key, new PGPPrivateKey(key.getKeyID(), key.getPublicKeyPacket(), secret));
  }

  private static BCPGKey secret(SExpression parts) throws PgpException {
    switch (parts.label()) {
      case "rsa":
        return rsa(number(parts, "d"), number(parts, "p"), number(parts, "q"));
      case "elg":
        return new ElGamalSecretBCPGKey(number(parts, "x"));
      default:
        return new ECSecretBCPGKey(number(parts, "d"));
    }
  }

  private static BigInteger number(SExpression parts, String name) throws PgpException {
    return parts.find(name).item(1).number();
  }

  private BCPGKey secret(NativeKey parts) throws PgpException {
    switch (file.item(1).label()) {
      case "rsa":
        return rsa(parts.number(2).number(), parts.number(3).number(), parts.number(4).number());
      case "elg":
        return new ElGamalSecretBCPGKey(parts.number(3).number());
      default:
        return new ECSecretBCPGKey(parts.number(1).number());
    }
  }

  private static BCPGKey rsa(BigInteger d, BigInteger p, BigInteger q) throws PgpException {
    try {
      return new RSASecretBCPGKey(d, p, q);
    } catch (ArithmeticException e) {
      throw new PgpException("a private key is malformed", e);
    }
  }
}
