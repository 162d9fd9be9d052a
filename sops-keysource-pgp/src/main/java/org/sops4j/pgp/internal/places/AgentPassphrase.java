package org.sops4j.pgp.internal.places;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.jspecify.annotations.Nullable;
import org.sops4j.pgp.internal.PgpException;
import org.sops4j.pgp.internal.home.GnupgHome;
import org.sops4j.pgp.internal.program.AgentTurn;
import org.sops4j.pgp.internal.program.Patience;
import org.sops4j.pgp.internal.secret.Passphrases;
import org.sops4j.spi.GpgAgent;
import org.sops4j.spi.KeyContext;

/** Unlocks keys of old rings with passphrases that gpg-agent asks for or remembers. */
final class AgentPassphrase {
  private static final int TRIES = 3;

  private final KeyContext context;

  AgentPassphrase(KeyContext context) {
    this.context = context;
  }

  PGPKeyPair unlock(PGPSecretKey key) throws PgpException {
    for (int i = 0; i < TRIES; i++) {
      PGPKeyPair opened = GpgAgent.isSwitchedOff(context) ? unlockHere(key) : ask(key);
      if (opened != null) {
        return opened;
      }
    }
    throw new PgpException("function passphrasePrompt called too many times");
  }

  private @Nullable PGPKeyPair unlockHere(PGPSecretKey key) throws PgpException {
    byte[] passphrase;
    try {
      passphrase = context.prompts().secret("Enter PGP key passphrase:");
    } catch (IOException e) {
      throw new PgpException(String.valueOf(e.getMessage()), e);
    }
    return open(key, passphrase);
  }

  private @Nullable PGPKeyPair ask(PGPSecretKey key) throws PgpException {
    Path home = GnupgHome.ofProgram(context);
    try (AgentTurn turn = AgentTurn.take(home, Patience.of(context));
        GpgAgent agent = connect()) {
      return turn.use(() -> ask(agent, key));
    } catch (PgpException e) {
      throw e;
    } catch (IOException e) {
      throw new PgpException("gpg-agent passphrase request errored: " + e.getMessage(), e);
    }
  }

  private GpgAgent connect() throws PgpException {
    try {
      return GpgAgent.connect(context);
    } catch (IOException e) {
      throw new PgpException("could not establish connection with gpg-agent: " + e.getMessage(), e);
    }
  }

  private static @Nullable PGPKeyPair ask(GpgAgent agent, PGPSecretKey key) throws IOException {
    String id = String.format(Locale.ROOT, "%08X", (int) key.getKeyID());
    byte[] passphrase =
        agent.passphrase(id, "Passphrase", "Unlock key " + id + " to decrypt sops's key");
    PGPKeyPair opened = open(key, passphrase);
    if (opened == null) {
      agent.forget(id); // or it would give the same answer again
    }
    return opened;
  }

  /** Returns null if the passphrase is wrong, and wipes it. */
  private static @Nullable PGPKeyPair open(PGPSecretKey key, byte[] passphrase) {
    try {
      return Passphrases.open(key, passphrase);
    } catch (PgpException e) {
      return null;
    } finally {
      Arrays.fill(passphrase, (byte) 0);
    }
  }
}
