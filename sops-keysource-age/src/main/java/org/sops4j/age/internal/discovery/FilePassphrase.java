package org.sops4j.age.internal.discovery;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.Passphrase;
import org.sops4j.age.internal.crypto.Sha256;
import org.sops4j.age.internal.identityfile.ProtectedFile;
import org.sops4j.age.internal.text.Base32;
import org.sops4j.spi.GpgAgent;
import org.sops4j.spi.KeyContext;

/** Asks for the passphrase of an identity file: gpg-agent if there is one, else the user. */
final class FilePassphrase implements Passphrase {
  private static final int ID_BYTES = 25;

  private final KeyContext context;
  private final String label;
  private final String cacheId;

  FilePassphrase(KeyContext context, String label, ProtectedFile file) {
    this.context = context;
    this.label = label;
    byte[] hash = Arrays.copyOf(Sha256.hash(file.binary()), ID_BYTES);
    this.cacheId = "SopsAge" + Base32.encode(hash);
  }

  @Override
  public byte[] ask() throws IOException {
    String question = "Enter passphrase for identity '" + label + "':";
    byte[] answer;
    try (GpgAgent agent = connect()) {
      if (agent == null) {
        return context.prompts().secret(question);
      }
      answer = askAgent(agent, question);
    }
    if (answer.length == 0) {
      reject(); // or the agent would give it again
    }
    return answer;
  }

  /** A wrong passphrase must not be remembered; if the agent keeps it, nothing can be done. */
  @Override
  public void reject() {
    try (GpgAgent agent = connect()) {
      if (agent != null) {
        agent.forget(cacheId);
      }
    } catch (IOException e) {
      // The reference logs this where nobody sees it.
    }
  }

  @Override
  public void wasInVain() {
    context.prompts().warning("encrypted identity '" + label + "' didn't match file's recipients");
  }

  private byte[] askAgent(GpgAgent agent, String question) throws IOException {
    try {
      return agent.passphrase(cacheId, "Passphrase", question);
    } catch (IOException e) {
      throw new IOException("gpg-agent passphrase request errored: " + e.getMessage(), e);
    }
  }

  private @Nullable GpgAgent connect() {
    try {
      return GpgAgent.connect(context);
    } catch (IOException e) {
      return null;
    }
  }
}
