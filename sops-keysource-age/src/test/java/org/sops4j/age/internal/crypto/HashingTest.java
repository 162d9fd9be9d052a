package org.sops4j.age.internal.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Hashes, codes and derived keys are those of the standards and of the platform. */
class HashingTest {
  @Example
  void hashesTheExamplesOfTheStandard() {
    assertThat(hex(Sha256.hash("abc".getBytes(US_ASCII))))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(hex(Sha256.hash(new byte[0])))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Example
  void hashesEveryLengthAroundTheEndsOfBlocksAsThePlatformDoes() throws GeneralSecurityException {
    MessageDigest platform = MessageDigest.getInstance("SHA-256");
    for (int length = 0; length < 200; length++) {
      byte[] message = new byte[length];
      Arrays.fill(message, (byte) (length * 7 + 1));
      assertThat(Sha256.hash(message)).as("%d bytes", length).isEqualTo(platform.digest(message));
    }
  }

  @Property
  void hashesAsThePlatformDoes(@ForAll @Size(max = 300) byte[] message)
      throws GeneralSecurityException {
    assertThat(Sha256.hash(message))
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest(message));
  }

  @Property
  void authenticatesAsThePlatformDoes(
      @ForAll @Size(min = 1, max = 150) byte[] key, @ForAll @Size(max = 150) byte[] message)
      throws GeneralSecurityException {
    Mac platform = Mac.getInstance("HmacSHA256");
    platform.init(new SecretKeySpec(key, "HmacSHA256"));
    assertThat(Hmac.compute(key, message)).isEqualTo(platform.doFinal(message));
  }

  @Example
  void derivesTheExamplesOfTheStandard() {
    // RFC 5869, appendix A, cases 3 (the first 32 of 42 bytes) and 1 (the first of its two steps)
    byte[] secret = HexFormat.of().parseHex("0b".repeat(22));
    byte[] salt = HexFormat.of().parseHex("000102030405060708090a0b0c");
    assertThat(hex(Hkdf.derive(secret, new byte[0], "")))
        .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
    assertThat(hex(Hmac.compute(salt, secret)))
        .isEqualTo("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5");
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
