package org.sops4j.age;

import java.util.List;
import org.sops4j.metadata.KeyRef;
import org.sops4j.spi.KeySource;
import org.sops4j.testkit.FixedRandom;
import org.sops4j.testkit.KeySourceContract;

/** The contract, for post-quantum keys. */
class AgeHybridContractTest extends KeySourceContract {
  private final AgeIdentity identity = AgeIdentity.generateHybrid(new FixedRandom(1));
  private final AgeIdentity other = AgeIdentity.generateHybrid(new FixedRandom(2));
  private final KeySource source = AgeKeySource.of(List.of(identity));
  private final KeySource stranger = AgeKeySource.of(List.of(other));

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
    return List.of(identity.revealSecretText(), other.revealSecretText());
  }
}
