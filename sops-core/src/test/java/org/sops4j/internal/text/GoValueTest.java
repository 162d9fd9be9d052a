package org.sops4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sops4j.tree.FloatScalar;

/** Numbers in messages are spelled as a real SOPS spells them, which was tried with such keys. */
class GoValueTest {
  @ParameterizedTest
  @CsvSource({
    "0.5, 0.5",
    "999999.5, 999999.5",
    "1000000.5, 1.0000005e+06",
    "100000000.5, 1.000000005e+08",
    "0.00001, 1e-05",
    "Infinity, +Inf",
    "NaN, NaN"
  })
  void spellsAFloatKey(double value, String text) {
    assertThat(GoValue.formatAsString(new FloatScalar(value)))
        .isEqualTo("%!s(float64=" + text + ")");
  }
}
