package org.sops4j.internal.cipher;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Our own primitives, for a quick start, compute what the standards say and the platform does. */
class QuickPrimitivesTest {
  @Example
  void enciphersTheExamplesOfTheStandard() {
    // FIPS 197, appendix C
    String key = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    assertThat(encrypt(key.substring(0, 32))).isEqualTo("69c4e0d86a7b0430d8cdb78070b4c55a");
    assertThat(encrypt(key.substring(0, 48))).isEqualTo("dda97ca4864cdfe06eaf70a0ec0d7191");
    assertThat(encrypt(key)).isEqualTo("8ea2b7ca516745bfeafc49904b496089");
  }

  private static String encrypt(String key) {
    byte[] block = HexFormat.of().parseHex("00112233445566778899aabbccddeeff");
    new Aes(HexFormat.of().parseHex(key)).encrypt(block, 0, block, 0);
    return HexFormat.of().formatHex(block);
  }

  @Property
  void enciphersAsThePlatformDoes(
      @ForAll @IntRange(min = 2, max = 4) int size,
      @ForAll @Size(32) byte[] bytes,
      @ForAll @Size(32) byte[] text)
      throws GeneralSecurityException {
    byte[] key = Arrays.copyOf(bytes, 8 * size);
    Cipher platform = Cipher.getInstance("AES/ECB/NoPadding");
    platform.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
    Aes ours = new Aes(key);
    byte[] out = new byte[32];
    ours.encrypt(text, 16, out, 0);
    ours.encrypt(text, 0, out, 16);
    assertThat(Arrays.copyOf(out, 16)).isEqualTo(platform.doFinal(text, 16, 16));
    assertThat(Arrays.copyOfRange(out, 16, 32)).isEqualTo(platform.doFinal(text, 0, 16));
  }

  @Example
  void hashesTheExamplesOfTheStandard() {
    assertThat(HexFormat.of().formatHex(Sha512.hash("abc".getBytes(US_ASCII), 3)))
        .isEqualTo(
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
  }

  @Example
  void hashesEveryLengthAroundTheEndsOfBlocksAsThePlatformDoes() throws GeneralSecurityException {
    MessageDigest platform = MessageDigest.getInstance("SHA-512");
    byte[] message = new byte[400];
    for (int length = 0; length < message.length; length++) {
      message[length] = (byte) (length * 7 + 1);
      assertThat(Sha512.hash(message, length))
          .as("%d bytes", length)
          .isEqualTo(platform.digest(Arrays.copyOf(message, length)));
    }
  }

  @Property
  void handsOverToThePlatformWithoutATrace(@ForAll @IntRange(max = 300) int quick) {
    byte[] key = new byte[32];
    byte[] text = new byte[64];
    AesBlocks platform = new AesBlocks(key, 0);
    AesBlocks ours = new AesBlocks(key, quick);
    for (int length = 16; length <= text.length; length += 16) {
      byte[] expected = new byte[text.length];
      platform.encrypt(text, length, expected);
      ours.encrypt(text, length, text);
      assertThat(text).startsWith(Arrays.copyOf(expected, length));
    }
  }

  @Property
  void theMacIsTheSameWhoeverHashes(
      @ForAll @IntRange(max = 1500) int quick,
      @ForAll boolean onlyEncrypted,
      @ForAll @Size(max = 20) List<@Size(max = 200) byte[]> leaves) {
    MacDigest platform = new MacDigest(onlyEncrypted, 0);
    MacDigest ours = new MacDigest(onlyEncrypted, quick);
    for (byte[] leaf : leaves) {
      platform.add(leaf);
      ours.add(leaf);
    }
    assertThat(ours.hex()).isEqualTo(platform.hex());
  }
}
