package org.sops4j.age.internal.ssh;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.text.Quote;

/** The content of a file with an SSH private key (keysources.md section 2.10). */
public final class SshKeyFile {
  /** What is said of a key whose passphrase nobody gave. */
  public static final String PROTECTED = "ssh: this private key is passphrase protected";

  private static final String OPENSSH = "OPENSSH PRIVATE KEY";

  private final Pem pem;
  private final @Nullable OpenSshFile openSsh;

  private SshKeyFile(Pem pem, @Nullable OpenSshFile openSsh) {
    this.pem = pem;
    this.openSsh = openSsh;
  }

  /**
   * Reads a file as far as that goes without a passphrase.
   *
   * @param text the content of the file
   * @return the file
   * @throws AgeException if it holds no key
   */
  public static SshKeyFile parse(byte[] text) throws AgeException {
    Pem pem = Pem.find(text);
    if (pem == null) {
      throw new AgeException("ssh: no key found");
    }
    boolean modern = pem.type().equals(OPENSSH) && !LegacyCipher.isEncrypted(pem);
    return new SshKeyFile(pem, modern ? OpenSshFile.parse(pem.content()) : null);
  }

  /**
   * Tells whether a passphrase is needed.
   *
   * @return true if only {@link #unlock} gives the key
   */
  public boolean isProtected() {
    return openSsh == null ? LegacyCipher.isEncrypted(pem) : openSsh.isEncrypted();
  }

  /**
   * Returns the public half of a protected key.
   *
   * @return the key, or null if the file does not say it
   * @throws AgeException if it is malformed
   */
  public @Nullable SshPublicKey publicKey() throws AgeException {
    return openSsh == null ? null : openSsh.publicKey();
  }

  /**
   * Returns the key of a file without passphrase.
   *
   * @return the key
   * @throws AgeException if it is malformed, or of another kind than Ed25519 and RSA
   */
  public SshIdentity open() throws AgeException {
    return openSsh == null ? open(pem.content()) : openSsh.open();
  }

  /**
   * Returns the key of a protected file.
   *
   * @param passphrase the passphrase
   * @return the key
   * @throws AgeException if the passphrase is wrong, or the file is malformed
   */
  public SshIdentity unlock(byte[] passphrase) throws AgeException {
    if (openSsh != null) {
      return openSsh.unlock(passphrase);
    }
    byte[] content = LegacyCipher.decrypt(pem, passphrase);
    try {
      return open(content);
    } catch (AgeException e) { // the padding looked right by chance
      throw new AgeException(LegacyCipher.WRONG_PASSPHRASE);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  /** Overwrites what was read. */
  public void wipe() {
    Arrays.fill(pem.content(), (byte) 0);
  }

  private SshIdentity open(byte[] content) throws AgeException {
    switch (pem.type()) {
      case "RSA PRIVATE KEY":
        return DerKeys.readPkcs1(content);
      case "PRIVATE KEY":
        return DerKeys.readPkcs8(content);
      case "EC PRIVATE KEY":
        throw unsupported("*ecdsa.PrivateKey");
      case "DSA PRIVATE KEY":
        throw unsupported("*dsa.PrivateKey");
      default:
        throw new AgeException("ssh: unsupported key type " + Quote.quote(pem.type()));
    }
  }

  static AgeException unsupported(String type) {
    return new AgeException("unsupported SSH identity type: " + type);
  }

  @Override
  public String toString() {
    return "SshKeyFile[redacted]";
  }
}
