package org.sops4j.pgp;

import java.util.List;
import org.sops4j.metadata.KeyRef;
import org.sops4j.spi.KeySource;
import org.sops4j.testkit.KeySourceContract;

/** The contract, for keys that are found in the folder of gpg, where there is no program. */
class PgpEnvironmentContractTest extends KeySourceContract {
  private final KeySource source = Homes.open("open");
  private final KeySource stranger = Homes.open("states");

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
    return Homes.ref(Homes.fingerprint("open", "cv25519"));
  }

  @Override
  protected List<String> secrets() {
    return List.of(Homes.PASSPHRASE);
  }
}
