package org.sops4j.pgp.internal.places;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.jspecify.annotations.Nullable;
import org.sops4j.key.KeySearch.Outcome;
import org.sops4j.pgp.internal.PgpException;
import org.sops4j.pgp.internal.armor.Armor;
import org.sops4j.pgp.internal.armor.Armored;
import org.sops4j.pgp.internal.message.EncryptedMessage;
import org.sops4j.pgp.internal.message.EncryptedMessage.Recipient;
import org.sops4j.pgp.internal.ring.KeyName;
import org.sops4j.pgp.internal.ring.PublicRing;
import org.sops4j.pgp.internal.secret.AgentKey;
import org.sops4j.pgp.internal.secret.PrivateKeys;
import org.sops4j.spi.KeyContext;
import org.sops4j.spi.Prompts;

/**
 * One decryption with the files of gpg 2. Keys without protection are used at once. One with a
 * passphrase is for gpg first: its agent may remember the passphrase, and then nobody is asked.
 * Only where there is no gpg the person in front of the program is.
 */
final class GpgFilesDecryption {
  private static final int TRIES = 3;

  private final KeyContext context;
  private final String text;
  private final Findings findings;
  private final List<Locked> locked = new ArrayList<>();

  GpgFilesDecryption(KeyContext context, String text, Findings findings) {
    this.context = context;
    this.text = text;
    this.findings = findings;
  }

  private record Locked(
      EncryptedMessage message, Recipient recipient, PGPPublicKey key, AgentKey secret) {
    byte[] open(byte[] passphrase) throws PgpException {
      return message.open(recipient, secret.unlock(key, passphrase));
    }
  }

  /** Decrypts with keys that need nobody; returns null if there are none. */
  byte @Nullable [] open() {
    try {
      Armored armored = Armor.read(text, Armor.MESSAGE);
      GpgFolder folder = new GpgFolder(context);
      if (!armored.intact() || !folder.isComplete()) {
        return null;
      }
      return open(EncryptedMessage.parse(armored.bytes()), folder);
    } catch (PgpException | InvalidPathException e) {
      return null; // gpg says it better
    }
  }

  private byte @Nullable [] open(EncryptedMessage message, GpgFolder folder) {
    PublicRing ring;
    try {
      ring = folder.ring();
    } catch (IOException e) {
      findings.addUnread(folder.ringFile(), e);
      return null;
    }
    boolean known = false;
    for (Recipient recipient : message.recipients()) {
      PGPPublicKey key = find(ring, recipient, folder);
      known |= key != null;
      byte[] data = key == null ? null : open(message, recipient, key, folder);
      if (data != null) {
        return data;
      }
    }
    if (!known) {
      findings.add(folder.ringFile(), Outcome.NOT_MATCHING, "");
    }
    return null;
  }

  private @Nullable PGPPublicKey find(PublicRing ring, Recipient recipient, GpgFolder folder) {
    if (recipient.keyId() == 0) {
      return null; // gpg tries them all
    }
    try {
      KeyName name = KeyName.ofId(recipient.keyId());
      PGPPublicKeyRing certificate = ring.find(name);
      return certificate == null ? null : PublicRing.key(certificate, name);
    } catch (PgpException e) {
      findings.addFailure(folder.ringFile(), Outcome.MALFORMED, "");
      return null;
    }
  }

  private byte @Nullable [] open(
      EncryptedMessage message, Recipient recipient, PGPPublicKey key, GpgFolder folder) {
    try {
      PrivateKeys.Found found = folder.privateKeys().find(key);
      if (found == null) {
        findings.add(folder.privateFolder(), Outcome.NOT_MATCHING, "");
        return null;
      }
      AgentKey.State state = found.key().state();
      if (state == AgentKey.State.OPEN) {
        return openWith(found, message, recipient, key);
      }
      findings.addFailure(found.file(), Outcome.FAILED, state.words());
      if (state == AgentKey.State.LOCKED) {
        locked.add(new Locked(message, recipient, key, found.key()));
      }
    } catch (IOException e) {
      findings.addUnread(folder.privateFolder(), e);
    }
    return null;
  }

  private byte @Nullable [] openWith(
      PrivateKeys.Found found, EncryptedMessage message, Recipient recipient, PGPPublicKey key) {
    try {
      byte[] data = message.open(recipient, found.key().open(key));
      return data.length == 0 ? null : data;
    } catch (PgpException e) {
      findings.addFailure(found.file(), Outcome.FAILED, e.getMessage());
      return null;
    } finally {
      found.key().wipe();
    }
  }

  /** Decrypts with keys for which somebody knows the passphrase; returns null if nobody does. */
  byte @Nullable [] ask() {
    Prompts prompts = context.prompts();
    for (Locked candidate : prompts.isInteractive() ? locked : List.<Locked>of()) {
      String question =
          String.format(
              Locale.ROOT, "Enter passphrase for OpenPGP key %016X:", candidate.key().getKeyID());
      for (int i = 0; i < TRIES; i++) {
        byte[] passphrase = new byte[0];
        try {
          passphrase = prompts.secret(question);
          return candidate.open(passphrase);
        } catch (PgpException e) {
          // wrong; once more
        } catch (IOException e) {
          return null; // cancelled
        } finally {
          Arrays.fill(passphrase, (byte) 0);
        }
      }
    }
    return null;
  }
}
