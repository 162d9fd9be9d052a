package org.sops4j.pgp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.sops4j.error.KeySourceException;
import org.sops4j.key.DataKey;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;
import org.sops4j.metadata.WrappedKey;
import org.sops4j.pgp.internal.PgpException;
import org.sops4j.pgp.internal.places.EnvironmentKeys;
import org.sops4j.pgp.internal.places.FixedKeys;
import org.sops4j.pgp.internal.places.PgpKeys;
import org.sops4j.spi.KeyContext;
import org.sops4j.spi.KeySource;
import org.sops4j.spi.KeySourceProvider;
import org.sops4j.spi.UnwrapResult;

/**
 * Encrypts data keys to OpenPGP keys, and decrypts them. Each key becomes an armored message of its
 * own for one recipient. A message that was changed is never decrypted.
 *
 * <pre>{@code
 * PgpSecretKey key = PgpSecretKey.parse(exported, passphrase);
 * Sops sops = Sops.builder().keySource(PgpKeySource.of(key)).build();
 * }</pre>
 */
public final class PgpKeySource implements KeySource, KeySourceProvider {
  private static final String FINGERPRINT = "fp";

  private final PgpKeys keys;

  private PgpKeySource(PgpKeys keys) {
    this.keys = keys;
  }

  /**
   * Makes a key source that uses these keys and no others: neither key rings nor the program gpg.
   *
   * @param certificates keys to encrypt to
   * @param secretKeys keys to decrypt with, and to encrypt to
   * @return the key source
   */
  public static PgpKeySource of(List<PgpCertificate> certificates, List<PgpSecretKey> secretKeys) {
    List<byte[]> recipients = new ArrayList<>();
    for (PgpCertificate certificate : certificates) {
      recipients.add(certificate.bytes());
    }
    List<PGPKeyPair> identities = new ArrayList<>();
    for (PgpSecretKey key : secretKeys) {
      recipients.add(key.certificate().bytes());
      identities.addAll(key.privateKeys());
    }
    return new PgpKeySource(new FixedKeys(recipients, identities));
  }

  /**
   * Makes a key source that uses these keys and no others, as {@link #of(List, List)}.
   *
   * @param secretKeys keys to decrypt with, and to encrypt to
   * @return the key source
   */
  public static PgpKeySource of(PgpSecretKey... secretKeys) {
    return of(List.of(), List.of(secretKeys));
  }

  /** Not in the provider: it is loaded at each start, and with it what it refers to. */
  static PgpKeySource ofEnvironment(KeyContext context) {
    return new PgpKeySource(new EnvironmentKeys(context));
  }

  @Override
  public KeyType type() {
    return KeyType.PGP;
  }

  /**
   * Returns this key source: it needs nothing of a context.
   *
   * @param context is not used
   * @return this
   */
  @Override
  public KeySource open(KeyContext context) {
    return this;
  }

  @Override
  public List<KeyRef> parse(String text) {
    List<KeyRef> refs = new ArrayList<>();
    if (!text.isEmpty()) {
      for (String part : text.replace(" ", "").split(",", -1)) {
        refs.add(KeyRef.of(KeyType.PGP, Map.of(FINGERPRINT, part)));
      }
    }
    return refs;
  }

  @Override
  public String wrap(KeyRef ref, DataKey part) {
    byte[] plaintext = part.copyOfBytes();
    try {
      return keys.encrypt(ref.field(FINGERPRINT), plaintext);
    } catch (PgpException e) {
      throw new KeySourceException(e.getMessage(), e);
    } finally {
      Arrays.fill(plaintext, (byte) 0);
    }
  }

  @Override
  public UnwrapResult unwrap(WrappedKey key) {
    return keys.decrypt(key.enc());
  }
}
