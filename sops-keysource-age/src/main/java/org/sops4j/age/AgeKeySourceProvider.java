package org.sops4j.age;

import org.sops4j.age.internal.discovery.EnvironmentIdentities;
import org.sops4j.age.internal.discovery.IdentityLoader;
import org.sops4j.age.internal.discovery.RememberedIdentities;
import org.sops4j.metadata.KeyType;
import org.sops4j.spi.IdentityGenerator;
import org.sops4j.spi.KeyContext;
import org.sops4j.spi.KeySource;
import org.sops4j.spi.KeySourceProvider;

/**
 * Makes age key sources that look for identities where SOPS does: in {@code SOPS_AGE_KEY}, {@code
 * SOPS_AGE_KEY_FILE}, {@code SOPS_AGE_KEY_CMD} and {@code sops/age/keys.txt} in the configuration
 * folder of the user; and if none of those fits, among SSH keys in {@code
 * SOPS_AGE_SSH_PRIVATE_KEY_FILE}, {@code SOPS_AGE_SSH_PRIVATE_KEY_CMD} and {@code ~/.ssh}. They are
 * looked for whenever a key is to be decrypted, and not before. What commands print is kept as long
 * as the key source.
 */
public final class AgeKeySourceProvider implements KeySourceProvider, IdentityGenerator.Provider {
  private final boolean remembers;

  /** Makes a provider; for the service loader. */
  public AgeKeySourceProvider() {
    this(false);
  }

  private AgeKeySourceProvider(boolean remembers) {
    this.remembers = remembers;
  }

  /**
   * Makes a provider for a run over many files: its key sources look for identities once, ask for
   * each passphrase once, and use what they have found until they are closed.
   *
   * @return the provider, whose key sources are {@link java.io.Closeable}
   */
  public static AgeKeySourceProvider remembering() {
    return new AgeKeySourceProvider(true);
  }

  @Override
  public KeyType type() {
    return KeyType.AGE;
  }

  @Override
  public KeySource open(KeyContext context) {
    IdentityLoader loader =
        remembers ? new RememberedIdentities(context) : new EnvironmentIdentities(context);
    return new AgeKeySource(loader, context.random(), context);
  }

  @Override
  public IdentityGenerator identityGenerator(KeyContext context) {
    return new AgeIdentityGenerator(context);
  }
}
