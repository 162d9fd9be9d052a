package org.sops4j.internal.shamir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds for every secret and every way to split it (format.md section 7.3). */
class SharingLawTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Some of the shares, in any order. */
  private static List<byte[]> some(List<byte[]> shares, int count, long seed) {
    List<byte[]> all = new ArrayList<>(shares);
    Collections.shuffle(all, new Random(seed));
    return all.subList(0, count);
  }

  private static List<byte[]> split(byte[] secret, int threshold, int more) {
    return SecretSharing.split(secret, threshold + more, threshold, RANDOM);
  }

  @Property(tries = 300)
  void asManySharesAsAreNeededGiveTheSecretInAnyOrder(
      @ForAll @Size(min = 1, max = 40) byte[] secret,
      @ForAll @IntRange(min = 2, max = 12) int threshold,
      @ForAll @IntRange(max = 20) int more,
      @ForAll long seed) {
    List<byte[]> shares = split(secret, threshold, more);
    assertThat(SecretSharing.combine(some(shares, threshold, seed))).isEqualTo(secret);
    assertThat(SecretSharing.combine(some(shares, threshold + more, seed))).isEqualTo(secret);
  }

  @Property(tries = 300)
  void oneShareLessDoesNot(
      @ForAll @Size(32) byte[] secret,
      @ForAll @IntRange(min = 2, max = 12) int threshold,
      @ForAll @IntRange(max = 20) int more,
      @ForAll long seed) {
    List<byte[]> shares = some(split(secret, threshold, more), threshold - 1, seed);
    if (threshold == 2) {
      assertThatThrownBy(() -> SecretSharing.combine(shares))
          .hasMessage("less than two parts cannot be used to reconstruct the secret");
    } else {
      assertThat(SecretSharing.combine(shares)).isNotEqualTo(secret);
    }
  }

  @Property(tries = 300)
  void aByteThatWasAlteredChangesThatByteOfTheSecret(
      @ForAll @Size(32) byte[] secret,
      @ForAll @IntRange(min = 2, max = 8) int threshold,
      @ForAll @IntRange(max = 31) int place,
      @ForAll @IntRange(min = 1, max = 255) int bits) {
    List<byte[]> shares = split(secret, threshold, 0);
    shares.get(0)[place] ^= (byte) bits;
    byte[] combined = SecretSharing.combine(shares);
    assertThat(combined[place]).isNotEqualTo(secret[place]);
    combined[place] = secret[place];
    assertThat(combined).isEqualTo(secret);
  }

  @Property(tries = 100)
  void sharesOfTwoSplittingsDoNotGoTogether(@ForAll @Size(32) byte[] secret) {
    List<byte[]> shares = split(secret, 2, 0);
    shares.set(1, split(secret, 2, 0).get(1));
    assertThat(SecretSharing.combine(shares)).isNotEqualTo(secret);
  }
}
