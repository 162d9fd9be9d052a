package org.sops4j.pgp.internal.places;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.jspecify.annotations.Nullable;
import org.sops4j.key.KeySearch.Outcome;
import org.sops4j.pgp.internal.PgpException;
import org.sops4j.pgp.internal.armor.Armor;
import org.sops4j.pgp.internal.message.EncryptedMessage;
import org.sops4j.pgp.internal.message.EncryptedMessage.Recipient;
import org.sops4j.pgp.internal.message.MessageWriter;
import org.sops4j.pgp.internal.message.WrongKeyException;
import org.sops4j.pgp.internal.ring.EncryptionKey;
import org.sops4j.pgp.internal.ring.KeyChoice;
import org.sops4j.pgp.internal.ring.KeyName;
import org.sops4j.pgp.internal.ring.PublicRing;
import org.sops4j.pgp.internal.ring.UnusableKeyException;
import org.sops4j.pgp.internal.secret.Passphrases;
import org.sops4j.pgp.internal.secret.SecretRing;
import org.sops4j.spi.KeyContext;

/**
 * What the reference does before it calls gpg: OpenPGP over rings of the old form (keysources.md
 * sections 3.4 and 3.5). Its failures are the first half of the reference's messages.
 */
final class OldRings {
  private static final String NOT_READ = "reading PGP message failed: ";
  private static final String NOTHING =
      "the key could not be decrypted with any of the PGP entries";
  private static final int FINGERPRINT_DIGITS = 40;

  private final KeyContext context;
  private final RingFiles files;
  private final AgentPassphrase passphrase;

  OldRings(KeyContext context) {
    this.context = context;
    this.files = new RingFiles(context);
    this.passphrase = new AgentPassphrase(context);
  }

  String encrypt(String fingerprint, byte[] data) throws PgpException {
    KeyName name = KeyName.parse(fingerprint);
    PGPPublicKeyRing certificate = name == null ? null : find(fingerprint, name);
    if (name == null || certificate == null) {
      throw new PgpException(
          "key with fingerprint '" + fingerprint + "' is not available in keyring");
    }
    return Armor.write(MessageWriter.encrypt(choose(certificate, name), data, context.random()));
  }

  /** Here only the fingerprint of a primary key counts, in upper case. */
  private @Nullable PGPPublicKeyRing find(String fingerprint, KeyName name) {
    if (fingerprint.length() != FINGERPRINT_DIGITS
        || !fingerprint.equals(fingerprint.toUpperCase(Locale.ROOT))) {
      return null;
    }
    try {
      PGPPublicKeyRing found = new PublicRing(files.publicRing().bytes()).find(name);
      boolean primary = found != null && name.matches(found.getPublicKey().getFingerprint());
      return primary ? found : null;
    } catch (PgpException e) {
      return null; // the reference does not say why, either
    }
  }

  private static EncryptionKey choose(PGPPublicKeyRing certificate, KeyName name)
      throws PgpException {
    try {
      return KeyChoice.of(certificate, name, Instant.now());
    } catch (UnusableKeyException e) {
      throw new PgpException(
          "openpgp: invalid argument: cannot encrypt a message to key id "
              + Long.toHexString(certificate.getPublicKey().getKeyID())
              + " because it has no valid encryption keys",
          e);
    }
  }

  byte[] decrypt(String text, Findings findings) throws PgpException {
    RingFiles.Ring file = read(findings);
    SecretRing ring = parse(file, findings);
    EncryptedMessage message = message(text);
    List<Candidate> candidates = candidates(message, ring);
    try {
      byte[] data = open(message, candidates);
      if (data.length > 0) {
        return data;
      }
      throw new PgpException(NOTHING);
    } catch (PgpException e) {
      if (candidates.isEmpty()) {
        findings.add(
            file.path(), ring.families().isEmpty() ? Outcome.EMPTY : Outcome.NOT_MATCHING, "");
      } else {
        findings.addFailure(file.path(), Outcome.FAILED, e.getMessage());
      }
      throw e;
    }
  }

  private record Candidate(Recipient recipient, PGPSecretKey key) {
    boolean isLocked() {
      return key.getKeyEncryptionAlgorithm() != SymmetricKeyAlgorithmTags.NULL;
    }
  }

  private RingFiles.Ring read(Findings findings) throws PgpException {
    try {
      return files.secretRing();
    } catch (RingFiles.UnreadException e) {
      findings.addUnread(e.path(), e.reason());
      throw new PgpException("could not load secring: " + e.getMessage(), e);
    }
  }

  private static SecretRing parse(RingFiles.Ring file, Findings findings) throws PgpException {
    try {
      return SecretRing.parse(file.bytes());
    } catch (PgpException e) {
      findings.addFailure(file.path(), Outcome.MALFORMED, "");
      throw new PgpException("could not load secring: " + e.getMessage(), e);
    }
  }

  /** The reference does not look at the checksum. */
  private static EncryptedMessage message(String text) throws PgpException {
    try {
      return EncryptedMessage.parse(Armor.read(text, Armor.MESSAGE).bytes());
    } catch (Armor.MissingException e) {
      throw new PgpException("armor decoding failed: " + e.getMessage(), e);
    } catch (PgpException e) {
      throw new PgpException(NOT_READ + e.getMessage(), e);
    }
  }

  /** Keys that are open come first: nobody is asked if one of them fits. */
  private static List<Candidate> candidates(EncryptedMessage message, SecretRing ring) {
    List<Candidate> open = new ArrayList<>();
    List<Candidate> locked = new ArrayList<>();
    for (Recipient recipient : message.recipients()) {
      for (PGPSecretKey key : ring.keysFor(recipient.keyId())) {
        Candidate candidate = new Candidate(recipient, key);
        (candidate.isLocked() ? locked : open).add(candidate);
      }
    }
    open.addAll(locked);
    return open;
  }

  private byte[] open(EncryptedMessage message, List<Candidate> candidates) throws PgpException {
    for (Candidate candidate : candidates) {
      try {
        return open(message, candidate);
      } catch (WrongKeyException e) {
        // perhaps the next one
      }
    }
    throw new PgpException(NOT_READ + new WrongKeyException().getMessage());
  }

  private byte[] open(EncryptedMessage message, Candidate candidate) throws PgpException {
    PGPKeyPair key = privateKey(candidate);
    try {
      return message.open(candidate.recipient(), key);
    } catch (WrongKeyException e) {
      throw e;
    } catch (PgpException e) {
      throw new PgpException(NOTHING, e);
    }
  }

  private PGPKeyPair privateKey(Candidate candidate) throws PgpException {
    try {
      return candidate.isLocked()
          ? passphrase.unlock(candidate.key())
          : Passphrases.open(candidate.key(), new byte[0]);
    } catch (PgpException e) {
      throw new PgpException(NOT_READ + e.getMessage(), e);
    }
  }
}
