package org.sops4j.pgp;

import org.sops4j.metadata.KeyType;
import org.sops4j.spi.KeyContext;
import org.sops4j.spi.KeySource;
import org.sops4j.spi.KeySourceProvider;

/**
 * Makes OpenPGP key sources that use the keys of the user, as SOPS does: rings of the old form, the
 * files of GnuPG in {@code GNUPGHOME}, and the program gpg, or the one that {@code SOPS_GPG_EXEC}
 * names, for all keys that need it. The program is given {@code SOPS_GPG_TIMEOUT} seconds, 60
 * unless set, and as long as it likes if somebody sits at a terminal. Nothing is read or run before
 * a key is to be encrypted or decrypted.
 */
public final class PgpKeySourceProvider implements KeySourceProvider {
  /** Makes a provider; for the service loader. */
  public PgpKeySourceProvider() {}

  @Override
  public KeyType type() {
    return KeyType.PGP;
  }

  @Override
  public KeySource open(KeyContext context) {
    return PgpKeySource.ofEnvironment(context);
  }
}
