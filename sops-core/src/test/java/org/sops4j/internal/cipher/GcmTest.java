package org.sops4j.internal.cipher;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Our GCM makes what that of the platform makes, and refuses what was changed. */
class GcmTest {
  private static byte[] platform(byte[] key, byte[] iv, byte[] aad, byte[] text)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
    cipher.updateAAD(aad);
    return cipher.doFinal(text);
  }

  private static byte[] ours(Gcm gcm, byte[] iv, byte[] aad, byte[] text) {
    byte[] out = new byte[text.length + Gcm.TAG_LENGTH];
    gcm.begin(iv, aad, text.length);
    gcm.apply(text, 0, text.length, out, 0);
    gcm.absorb(out, 0, text.length);
    System.arraycopy(gcm.tag(), 0, out, text.length, Gcm.TAG_LENGTH);
    return out;
  }

  @Property
  void sealsAsThePlatformDoes(
      @ForAll @IntRange(min = 2, max = 4) int keySize,
      @ForAll @Size(32) byte[] bytes,
      @ForAll @Size(min = 1, max = 40) byte[] iv,
      @ForAll @Size(max = 40) byte[] aad,
      @ForAll @Size(max = 100) byte[] text)
      throws GeneralSecurityException {
    byte[] key = Arrays.copyOf(bytes, 8 * keySize);
    Gcm gcm = new Gcm(key);
    ours(gcm, aad, text, iv); // nothing of one message is left for the next
    assertThat(ours(gcm, iv, aad, text)).isEqualTo(platform(key, iv, aad, text));
  }

  @Property(tries = 20)
  void sealsLongTextsAsThePlatformDoes(
      @ForAll @IntRange(max = 20_000) int length, @ForAll @Size(12) byte[] iv)
      throws GeneralSecurityException {
    byte[] key = new byte[32];
    byte[] text = new byte[length];
    for (int i = 0; i < length; i++) {
      text[i] = (byte) (i * 31 >> 3);
    }
    assertThat(ours(new Gcm(key), iv, text, text)).isEqualTo(platform(key, iv, text, text));
  }

  @Example
  void theCounterOverflowsWithoutACarry() throws GeneralSecurityException {
    byte[] key = new byte[32];
    byte[] iv = HexFormat.of().parseHex("277e0836"); // its counter begins with FFFFFFFF
    byte[] text = new byte[100];
    assertThat(ours(new Gcm(key), iv, text, text)).isEqualTo(platform(key, iv, text, text));
  }

  @Property
  void noBitOfASealedTextMayChange(
      @ForAll @Size(min = 1, max = 40) byte[] text, @ForAll @IntRange(max = 10_000) int place) {
    Gcm gcm = new Gcm(new byte[32]);
    byte[] iv = new byte[32];
    byte[] sealed = ours(gcm, iv, iv, text);
    int bit = place % (8 * sealed.length);
    sealed[bit / 8] ^= (byte) (1 << bit % 8);
    gcm.begin(iv, iv, text.length);
    gcm.absorb(sealed, 0, text.length);
    assertThat(gcm.hasTag(Arrays.copyOfRange(sealed, text.length, sealed.length))).isFalse();
  }

  @Property
  void base64IsThatOfThePlatform(@ForAll byte[] bytes) throws MalformedValueException {
    byte[] expected = Base64.getEncoder().encode(bytes);
    byte[] out = new byte[expected.length + 5];
    int end = GoBase64.encode(bytes, bytes.length, out, 3);
    assertThat(Arrays.copyOfRange(out, 3, end)).isEqualTo(expected);
    assertThat(GoBase64.decode(out, 3, end)).isEqualTo(bytes);
  }
}
