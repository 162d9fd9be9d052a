package org.sops4j.age.internal.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** ChaCha20-Poly1305 is that of the standard and of the platform, and lets nothing forged pass. */
class AeadTest {
  @Property
  void encryptsAsThePlatformDoes(
      @ForAll @Size(32) byte[] key,
      @ForAll @Size(12) byte[] nonce,
      @ForAll @Size(max = 300) byte[] text)
      throws GeneralSecurityException {
    byte[] sealed = Aead.seal(key, nonce, text);
    assertThat(sealed).isEqualTo(platform(key, nonce, text));
    assertThat(Aead.open(key, nonce, sealed)).isEqualTo(text);
  }

  @Property
  void opensNothingThatWasChanged(
      @ForAll @Size(32) byte[] key,
      @ForAll @Size(max = 100) byte[] text,
      @ForAll @IntRange(max = 115) int where,
      @ForAll @IntRange(max = 7) int bit) {
    byte[] nonce = new byte[Aead.NONCE];
    byte[] sealed = Aead.seal(key, nonce, text);
    sealed[where % sealed.length] ^= (byte) (1 << bit);
    assertThat(Aead.open(key, nonce, sealed)).isNull();
  }

  @Example
  void encryptsAWholeChunkOfAgeAsThePlatformDoes() throws GeneralSecurityException {
    byte[] key = new byte[32];
    byte[] nonce = new byte[Aead.NONCE];
    byte[] text = new byte[64 * 1024];
    Arrays.fill(text, (byte) 0xFF);
    assertThat(Aead.seal(key, nonce, text)).isEqualTo(platform(key, nonce, text));
  }

  @Example
  void opensNothingThatIsShorterThanATag() {
    assertThat(Aead.open(new byte[32], new byte[Aead.NONCE], new byte[Aead.TAG - 1])).isNull();
  }

  /** RFC 8439, appendix A.3, cases 7 to 11: sums at and beyond the modulus, and carries. */
  @Example
  void authenticatesTheHardExamplesOfTheStandard() {
    byte[] one = hex("01" + "00".repeat(31));
    byte[] two = hex("02" + "00".repeat(31));
    assertThat(tag(two, hex("ff".repeat(16)))).isEqualTo(hex("03" + "00".repeat(15)));
    assertThat(tag(hex("02" + "00".repeat(15) + "ff".repeat(16)), hex("02" + "00".repeat(15))))
        .isEqualTo(hex("03" + "00".repeat(15)));
    assertThat(tag(one, hex("ff".repeat(16) + "f0" + "ff".repeat(15) + "11" + "00".repeat(15))))
        .isEqualTo(hex("05" + "00".repeat(15)));
    assertThat(tag(one, hex("ff".repeat(16) + "fb" + "fe".repeat(15) + "01".repeat(16))))
        .isEqualTo(hex("00".repeat(16)));
    assertThat(tag(two, hex("fd" + "ff".repeat(15)))).isEqualTo(hex("fa" + "ff".repeat(15)));
  }

  private static byte[] tag(byte[] key, byte[] text) {
    Poly1305 tag = new Poly1305(key);
    for (int at = 0; at < text.length; at += Poly1305.BLOCK) {
      tag.update(text, at);
    }
    return tag.tag();
  }

  private static byte[] platform(byte[] key, byte[] nonce, byte[] text)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(nonce));
    return cipher.doFinal(text);
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
