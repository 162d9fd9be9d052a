package org.sops4j.age;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Identity;
import org.sops4j.age.internal.KeyPair;
import org.sops4j.age.internal.NativeIdentity;
import org.sops4j.age.internal.hybrid.HybridIdentity;
import org.sops4j.age.internal.identityfile.IdentityFile;
import org.sops4j.age.internal.identityfile.ProtectedFile;
import org.sops4j.age.internal.kinds.Identities;
import org.sops4j.age.internal.ssh.SshKeyFile;
import org.sops4j.age.internal.x25519.X25519Identity;
import org.sops4j.error.KeySourceException;
import org.sops4j.spi.PassphraseCallback;

/**
 * The secret half of an age key: who can decrypt. Is never printed by accident; only {@link
 * #revealSecretText} gives the secret away.
 *
 * <pre>{@code
 * List<AgeIdentity> mine =
 *     AgeIdentity.parseFile(Files.readAllBytes(file), question -> askOperator(question));
 * Sops sops = Sops.builder().keySource(AgeKeySource.of(mine)).build();
 * }</pre>
 *
 * <p>Identities of plugins are found where key sources look for them; what plugins ask goes to
 * {@code SopsBuilder.prompts}.
 */
public final class AgeIdentity {
  private final KeyPair identity;

  private AgeIdentity(KeyPair identity) {
    this.identity = identity;
  }

  /**
   * Reads an identity.
   *
   * @param text a line of an identity file, such as {@code AGE-SECRET-KEY-1…}, without blanks
   *     around it
   * @return the identity
   * @throws KeySourceException if it is malformed, or of a kind that is not supported
   */
  public static AgeIdentity parse(String text) {
    try {
      if (Identities.parse(text) instanceof NativeIdentity known) {
        return new AgeIdentity(known);
      }
      throw new KeySourceException(
          "only its plugin knows the recipient of this identity: put it where key sources look for"
              + " identities");
    } catch (AgeException e) {
      throw new KeySourceException(e.getMessage());
    }
  }

  /**
   * Reads an identity file that is not protected.
   *
   * @param content the content of the file: an identity a line, empty lines and comments
   * @return the identities in order, at least one
   * @throws KeySourceException if a line is malformed, or the file needs a passphrase
   */
  public static List<AgeIdentity> parseFile(byte[] content) {
    return readFile(content, null);
  }

  /**
   * Reads an identity file that is encrypted with a passphrase. One that is not is read all the
   * same.
   *
   * @param content the content of the file, with or without armor
   * @param passphrase the passphrase; not changed
   * @return the identities in order, at least one
   * @throws KeySourceException if the passphrase is wrong, or the file malformed
   */
  public static List<AgeIdentity> parseFile(byte[] content, byte[] passphrase) {
    return readFile(content, passphrase);
  }

  /**
   * Reads an identity file that may be encrypted with a passphrase.
   *
   * @param content the content of the file, with or without armor
   * @param passphrases is called if the file is protected, and not otherwise; the answer is wiped
   * @return the identities in order, at least one
   * @throws KeySourceException if there is no passphrase, or it is wrong, or the file malformed
   */
  public static List<AgeIdentity> parseFile(byte[] content, PassphraseCallback passphrases) {
    if (!ProtectedFile.isProtected(content)) {
      return readFile(content, null);
    }
    byte[] passphrase = ask(passphrases, "Enter passphrase for the identity file:");
    try {
      return readFile(content, passphrase);
    } finally {
      Arrays.fill(passphrase, (byte) 0);
    }
  }

  private static byte[] ask(PassphraseCallback passphrases, String question) {
    try {
      return passphrases.passphrase(question);
    } catch (IOException e) {
      throw new KeySourceException("failed to obtain passphrase: " + e.getMessage(), e);
    }
  }

  /**
   * Reads an SSH private key, Ed25519 or RSA, that is not protected.
   *
   * @param content the content of its file, as ssh-keygen or OpenSSL writes it
   * @return the identity
   * @throws KeySourceException if it is malformed, of another kind, or needs a passphrase
   */
  public static AgeIdentity parseSshKey(byte[] content) {
    return readSshKey(content, null);
  }

  /**
   * Reads an SSH private key, Ed25519 or RSA, that is encrypted with a passphrase. One that is not
   * is read all the same.
   *
   * @param content the content of its file, as ssh-keygen or OpenSSL writes it
   * @param passphrase the passphrase; not changed
   * @return the identity
   * @throws KeySourceException if the passphrase is wrong, or the key malformed or of another kind
   */
  public static AgeIdentity parseSshKey(byte[] content, byte[] passphrase) {
    return readSshKey(content, passphrase);
  }

  /**
   * Reads an SSH private key, Ed25519 or RSA, that may be encrypted with a passphrase.
   *
   * @param content the content of its file, as ssh-keygen or OpenSSL writes it
   * @param passphrases is called if the key is protected, and not otherwise; the answer is wiped
   * @return the identity
   * @throws KeySourceException if there is no passphrase, or it is wrong, or the key malformed or
   *     of another kind
   */
  public static AgeIdentity parseSshKey(byte[] content, PassphraseCallback passphrases) {
    if (!isProtectedSshKey(content)) {
      return readSshKey(content, null);
    }
    byte[] passphrase = ask(passphrases, "Enter passphrase for the SSH key:");
    try {
      return readSshKey(content, passphrase);
    } finally {
      Arrays.fill(passphrase, (byte) 0);
    }
  }

  private static boolean isProtectedSshKey(byte[] content) {
    try {
      return SshKeyFile.parse(content).isProtected();
    } catch (AgeException e) {
      throw new KeySourceException(e.getMessage());
    }
  }

  /**
   * Makes a new identity of type X25519.
   *
   * @param random where the secret comes from
   * @return the identity
   */
  public static AgeIdentity generate(SecureRandom random) {
    return new AgeIdentity(X25519Identity.generate(random));
  }

  /**
   * Makes a new identity of the hybrid post-quantum type, ML-KEM-768 with X25519. Programs older
   * than age 1.3 cannot use it.
   *
   * @param random where the secret comes from
   * @return the identity
   */
  public static AgeIdentity generateHybrid(SecureRandom random) {
    return new AgeIdentity(HybridIdentity.generate(random));
  }

  /**
   * Returns the public half.
   *
   * @return the recipient
   */
  public AgeRecipient recipient() {
    return AgeRecipient.parse(identity.recipientText());
  }

  /**
   * Spells the secret out, to be stored in an identity file. Whoever reads it can decrypt
   * everything that is encrypted to the recipient.
   *
   * @return {@code AGE-SECRET-KEY-1…} or {@code AGE-SECRET-KEY-PQ-1…}
   * @throws UnsupportedOperationException for an SSH key, which identity files cannot hold
   */
  public String revealSecretText() {
    if (identity instanceof NativeIdentity line) {
      return line.secretText();
    }
    throw new UnsupportedOperationException("an SSH key is no line of an identity file");
  }

  Identity identity() {
    return identity;
  }

  private static List<AgeIdentity> readFile(byte[] content, byte @Nullable [] passphrase) {
    List<AgeIdentity> identities = new ArrayList<>();
    try {
      for (NativeIdentity identity : nativeIdentities(content, passphrase)) {
        identities.add(new AgeIdentity(identity));
      }
      return identities;
    } catch (AgeException e) {
      throw new KeySourceException(e.getMessage());
    }
  }

  private static List<NativeIdentity> nativeIdentities(byte[] content, byte @Nullable [] passphrase)
      throws AgeException {
    if (!ProtectedFile.isProtected(content)) {
      return IdentityFile.parse(content);
    } else if (passphrase == null) {
      throw new AgeException("the identity file is protected with a passphrase");
    }
    return ProtectedFile.of(content).unlock(passphrase::clone);
  }

  private static AgeIdentity readSshKey(byte[] content, byte @Nullable [] passphrase) {
    try {
      SshKeyFile file = SshKeyFile.parse(content);
      if (!file.isProtected()) {
        return new AgeIdentity(file.open());
      } else if (passphrase == null) {
        throw new AgeException(SshKeyFile.PROTECTED);
      }
      return new AgeIdentity(file.unlock(passphrase));
    } catch (AgeException e) {
      throw new KeySourceException(e.getMessage());
    }
  }

  /**
   * Returns the recipient only.
   *
   * @return a text without the secret
   */
  @Override
  public String toString() {
    return "AgeIdentity[" + identity.recipientText() + ", secret redacted]";
  }
}
