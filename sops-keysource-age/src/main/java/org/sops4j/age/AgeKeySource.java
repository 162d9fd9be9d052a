package org.sops4j.age;

import java.io.Closeable;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Identity;
import org.sops4j.age.internal.discovery.FixedIdentities;
import org.sops4j.age.internal.discovery.IdentityLoader;
import org.sops4j.age.internal.discovery.IdentitySearch;
import org.sops4j.age.internal.format.AgeFileReader;
import org.sops4j.age.internal.format.AgeFileWriter;
import org.sops4j.age.internal.format.Armor;
import org.sops4j.age.internal.format.ArmorReader;
import org.sops4j.age.internal.format.NoMatchException;
import org.sops4j.age.internal.format.PayloadReader;
import org.sops4j.age.internal.format.UnwrapException;
import org.sops4j.age.internal.kinds.Recipients;
import org.sops4j.error.KeySourceException;
import org.sops4j.key.DataKey;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;
import org.sops4j.metadata.WrappedKey;
import org.sops4j.spi.KeyContext;
import org.sops4j.spi.KeySource;
import org.sops4j.spi.UnwrapResult;
import org.sops4j.tree.Utf8;

/**
 * Encrypts data keys to age recipients, and decrypts them with age identities. Each key becomes an
 * armored age file of its own for one recipient. A file that was changed is never decrypted.
 *
 * <pre>{@code
 * AgeIdentity identity = AgeIdentity.parse(text);
 * AgeKeySource source = AgeKeySource.of(List.of(identity));
 * }</pre>
 */
public final class AgeKeySource implements KeySource, Closeable {
  private static final String RECIPIENT = "recipient";

  private final IdentityLoader loader;
  private final SecureRandom random;
  private final @Nullable KeyContext context;

  AgeKeySource(IdentityLoader loader, SecureRandom random, @Nullable KeyContext context) {
    this.loader = loader;
    this.random = random;
    this.context = context;
  }

  /**
   * Makes a key source that uses these identities and looks for no others: neither in the
   * environment nor in files. It runs no programs, so that recipients of plugins cannot be
   * encrypted to.
   *
   * @param identities in the order in which they are tried, SSH keys after all others; empty if it
   *     only encrypts
   * @return the key source
   */
  public static AgeKeySource of(List<AgeIdentity> identities) {
    List<Identity> all = new ArrayList<>();
    for (AgeIdentity identity : identities) {
      all.add(identity.identity());
    }
    return new AgeKeySource(new FixedIdentities(all), new SecureRandom(), null);
  }

  @Override
  public List<KeyRef> parse(String text) {
    List<KeyRef> refs = new ArrayList<>();
    if (!text.isEmpty()) {
      for (String part : text.split(",", -1)) {
        AgeRecipient recipient = AgeRecipient.parse(part);
        refs.add(KeyRef.of(KeyType.AGE, Map.of(RECIPIENT, recipient.toString())));
      }
    }
    return refs;
  }

  @Override
  public String wrap(KeyRef ref, DataKey part) {
    byte[] plaintext = part.copyOfBytes();
    try {
      return Armor.write(encrypt(ref.field(RECIPIENT), plaintext));
    } catch (AgeException e) {
      throw new KeySourceException(e.getMessage(), e);
    } finally {
      Arrays.fill(plaintext, (byte) 0);
    }
  }

  private byte[] encrypt(String text, byte[] plaintext) throws AgeException {
    var recipient = Recipients.parse(text, context);
    try {
      return AgeFileWriter.encrypt(plaintext, recipient, random);
    } catch (AgeException e) {
      throw e.prefixed("failed to create writer for encrypting sops data key with age: ");
    }
  }

  @Override
  public UnwrapResult unwrap(WrappedKey key) {
    try (IdentitySearch search = loader.search(key.ref().field(RECIPIENT))) {
      if (search.isEmpty()) {
        return notMine("failed to load age identities", search);
      }
      return unwrap(Utf8.encode(key.enc()), search);
    }
  }

  /** Overwrites the identities that it remembers, if it does. It must not be used again. */
  @Override
  public void close() {
    loader.close();
  }

  private static UnwrapResult unwrap(byte[] enc, IdentitySearch search) {
    String doing = "failed to create reader for decrypting sops data key with age: ";
    PayloadReader payload;
    try {
      payload = AgeFileReader.open(new ArmorReader(enc), search);
    } catch (NoMatchException e) {
      return notMine(doing + e.getMessage(), search);
    } catch (AgeException e) {
      String failure = e instanceof UnwrapException ? e.getMessage() : null;
      return new UnwrapResult.Failed(
          doing + e.getMessage() + search.suffix(), search.places(failure));
    }
    try {
      byte[] plaintext = payload.readAll();
      DataKey part = DataKey.copyOf(plaintext);
      Arrays.fill(plaintext, (byte) 0);
      return new UnwrapResult.Unwrapped(part);
    } catch (AgeException e) {
      return new UnwrapResult.Failed(
          "failed to copy age decrypted data into bytes.Buffer: " + e.getMessage());
    }
  }

  /** A place that could not be read may have had the identity: then nobody knows whose it is. */
  private static UnwrapResult notMine(String message, IdentitySearch search) {
    String text = message + search.suffix();
    return search.hasErrors()
        ? new UnwrapResult.Failed(text, search.places(null))
        : new UnwrapResult.NotMine(text, search.places(null));
  }
}
