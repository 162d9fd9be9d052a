package org.sops4j.pgp.internal.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.junit.jupiter.api.Test;

/** Which keys of a certificate are believed. */
class KeyChoiceTest {
  private static final Path HOME = Path.of("src/test/resources/homes/states");

  @Test
  void believesNoSubkeyThatTheOwnerHasNotSigned() throws Exception {
    PGPPublicKeyRing good = certificate("good");
    PGPPublicKey foreign = PublicRing.key(certificate("several"), name("several-2"));
    PGPPublicKeyRing forged = PGPPublicKeyRing.insertPublicKey(good, foreign);
    assertThat(choose(forged, "good").getKeyID()).isEqualTo(choose(good, "good").getKeyID());
    PGPPublicKeyRing onlyForged = PGPPublicKeyRing.insertPublicKey(certificate("bare"), foreign);
    assertThatThrownBy(() -> choose(onlyForged, "bare")).isInstanceOf(UnusableKeyException.class);
  }

  @Test
  void believesNoKeyThatIsNotMadeYet() throws Exception {
    PGPPublicKeyRing good = certificate("good");
    Instant made = good.getPublicKey().getCreationTime().toInstant();
    Instant before = made.minus(Duration.ofDays(1));
    assertThatThrownBy(() -> KeyChoice.of(good, name("good"), before))
        .isInstanceOf(UnusableKeyException.class);
  }

  private static PGPPublicKey choose(PGPPublicKeyRing certificate, String name) throws Exception {
    return KeyChoice.of(certificate, name(name), Instant.now()).key();
  }

  private static PGPPublicKeyRing certificate(String name) throws Exception {
    PGPPublicKeyRing found =
        new PublicRing(Files.readAllBytes(HOME.resolve("pubring.kbx"))).find(name(name));
    assertThat(found).isNotNull();
    return found;
  }

  private static KeyName name(String name) throws Exception {
    for (String line : Files.readAllLines(HOME.resolve("names"))) {
      if (line.startsWith(name + " ")) {
        return KeyName.parse(line.substring(name.length() + 1));
      }
    }
    throw new AssertionError(name);
  }
}
