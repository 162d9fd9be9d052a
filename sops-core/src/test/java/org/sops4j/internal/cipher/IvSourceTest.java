package org.sops4j.internal.cipher;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** No initialisation vector serves twice. */
class IvSourceTest {
  @Test
  void vectorsAreFreshHoweverManyAreDrawn() {
    Set<String> drawn = new TreeSet<>();
    for (int source = 0; source < 2; source++) {
      IvSource ivs = new IvSource(new SecureRandom());
      for (int i = 0; i < 5000; i++) {
        drawn.add(HexFormat.of().formatHex(ivs.next()));
      }
    }
    assertThat(drawn).hasSize(10_000).allMatch(iv -> iv.length() == 2 * IvSource.LENGTH);
  }

  @Test
  void theFirstVectorsAreWhatTheGivenSourceOfRandomnessYields() {
    SecureRandom ones =
        new SecureRandom() {
          private static final long serialVersionUID = 1L;

          @Override
          public void nextBytes(byte[] bytes) {
            java.util.Arrays.fill(bytes, (byte) 1);
          }
        };
    assertThat(new IvSource(ones).next()).containsOnly(1).hasSize(32);
  }
}
