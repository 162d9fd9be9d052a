package org.sops4j.age;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sops4j.metadata.KeyRef;
import org.sops4j.spi.KeySource;
import org.sops4j.testkit.FixedRandom;
import org.sops4j.testkit.KeySourceContract;
import org.sops4j.testkit.TestContexts;

/** The contract, for identities that are found in the environment. */
class AgeEnvironmentContractTest extends KeySourceContract {
  private static final String OTHER = AgeIdentity.generate(new FixedRandom(3)).revealSecretText();

  private final KeySource source = open(Keys.A_IDENTITY);
  private final KeySource stranger = open(OTHER);

  private static KeySource open(String identity) {
    Map<String, String> environment = Map.of("SOPS_AGE_KEY", identity, "HOME", "/nowhere");
    return new AgeKeySourceProvider().open(TestContexts.of(environment, Path.of("/")));
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
    return Keys.ref(Keys.A_RECIPIENT);
  }

  @Override
  protected List<String> secrets() {
    return List.of(Keys.A_IDENTITY, OTHER);
  }
}
