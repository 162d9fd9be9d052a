package org.sops4j.pgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sops4j.error.InvalidRecipientException;
import org.sops4j.error.KeySourceException;
import org.sops4j.spi.KeySource;
import org.sops4j.spi.UnwrapResult;
import org.sops4j.testkit.Reason;

/** Keys as objects. */
class PgpKeysTest {
  private static final String RSA = "C4F4EF2CCA40B02DC9A17A46D480FC68B91AE557";

  @Test
  void readsKeysWithAndWithoutArmor() throws Exception {
    PgpSecretKey armored = PgpSecretKey.parse(Homes.key("pgp-rsa.sec.asc"), new byte[0]);
    assertThat(armored.certificate().fingerprint()).isEqualTo(RSA);
    assertThat(armored).hasToString("PgpSecretKey[" + RSA + ", secret redacted]");
    byte[] ring = Files.readAllBytes(Homes.of("old").resolve("secring.gpg"));
    assertThat(PgpSecretKey.parse(ring, new byte[0]).certificate())
        .hasToString(Homes.fingerprint("old", "good"));
    byte[] certificates = Files.readAllBytes(Homes.of("old").resolve("pubring.gpg"));
    assertThat(PgpCertificate.parse(certificates))
        .isEqualTo(PgpSecretKey.parse(ring, new byte[0]).certificate());
  }

  @Test
  void encryptsToACertificateOnly() throws Exception {
    byte[] certificates = Files.readAllBytes(Homes.of("old").resolve("pubring.gpg"));
    PgpCertificate certificate = PgpCertificate.parse(certificates);
    KeySource source = PgpKeySource.of(List.of(certificate), List.of());
    String enc = source.wrap(Homes.ref(certificate.fingerprint()), Homes.part());
    assertThat(source.unwrap(Homes.wrapped(certificate.fingerprint(), enc)))
        .isEqualTo(
            new UnwrapResult.NotMine("could not decrypt data key with PGP key: No secret key"));
    assertThat(Homes.open("old").unwrap(Homes.wrapped(certificate.fingerprint(), enc)))
        .isEqualTo(new UnwrapResult.Unwrapped(Homes.part()));
    assertThatThrownBy(() -> source.wrap(Homes.ref(RSA), Homes.part()))
        .isInstanceOf(KeySourceException.class)
        .extracting(Reason::of)
        .isEqualTo("could not encrypt data key with PGP key: " + RSA + ": skipped: No public key");
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> PgpSecretKey.parse(Homes.key("pgp-pass.sec.asc"), new byte[] {'x'}))
        .isInstanceOf(KeySourceException.class)
        .extracting(Reason::of)
        .isEqualTo("the passphrase is wrong");
    assertThatThrownBy(() -> PgpSecretKey.parse(new byte[0], new byte[0]))
        .extracting(Reason::of)
        .isEqualTo("there is no PGP PRIVATE KEY BLOCK");
    assertThatThrownBy(() -> PgpCertificate.parse(Homes.key("pgp-rsa.sec.asc")))
        .isInstanceOf(InvalidRecipientException.class)
        .extracting(Reason::of)
        .isEqualTo("there is no PGP PUBLIC KEY BLOCK");
    String damaged =
        new String(Homes.key("pgp-rsa.sec.asc"), StandardCharsets.US_ASCII)
            .replaceFirst("\n=....\n", "\n=AAAA\n");
    assertThatThrownBy(
            () -> PgpSecretKey.parse(damaged.getBytes(StandardCharsets.US_ASCII), new byte[0]))
        .extracting(Reason::of)
        .isEqualTo("CRC error");
  }
}
