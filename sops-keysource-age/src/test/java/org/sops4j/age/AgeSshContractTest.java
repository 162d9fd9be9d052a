package org.sops4j.age;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.sops4j.metadata.KeyRef;
import org.sops4j.spi.KeySource;
import org.sops4j.testkit.KeySourceContract;

/** The contract, for SSH keys. */
class AgeSshContractTest extends KeySourceContract {
  private final AgeIdentity identity = AgeIdentity.parseSshKey(read("ssh-ed25519"));
  private final KeySource source = AgeKeySource.of(List.of(identity));
  private final KeySource stranger =
      AgeKeySource.of(List.of(AgeIdentity.parseSshKey(read("ssh-rsa"))));

  private static byte[] read(String name) {
    try {
      return Files.readAllBytes(Keys.FOLDER.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected KeySource source() {
    return source;
  }

  @Override
  protected KeySource stranger() {
    return stranger;
  }

  @Override
  protected KeyRef ref() {
    return Keys.ref(identity.recipient().toString());
  }

  @Override
  protected List<String> secrets() {
    return List.of("TLlLTV9Tdk1WOaFK"); // from the middle of the secret in the file
  }
}
