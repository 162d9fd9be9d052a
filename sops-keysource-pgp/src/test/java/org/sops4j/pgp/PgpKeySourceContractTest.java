package org.sops4j.pgp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.sops4j.metadata.KeyRef;
import org.sops4j.spi.KeySource;
import org.sops4j.testkit.KeySourceContract;

/** The contract, for keys that a program brings along. */
class PgpKeySourceContractTest extends KeySourceContract {
  private final PgpSecretKey key =
      PgpSecretKey.parse(Homes.key("pgp-pass.sec.asc"), Homes.passphrase());
  private final PgpSecretKey other =
      PgpSecretKey.parse(Homes.key("pgp-curve.sec.asc"), new byte[0]);
  private final KeySource source = PgpKeySource.of(List.of(), List.of(key));
  private final KeySource stranger = PgpKeySource.of(List.of(key.certificate()), List.of(other));

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
    return Homes.ref(key.certificate().fingerprint());
  }

  @Override
  protected List<String> secrets() {
    String armored = new String(Homes.key("pgp-curve.sec.asc"), StandardCharsets.US_ASCII);
    return List.of(Homes.PASSPHRASE, armored.split("\n")[3]);
  }
}
