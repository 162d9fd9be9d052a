package org.sops4j.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sops4j.tree.BoolScalar;
import org.sops4j.tree.BytesScalar;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.NullScalar;
import org.sops4j.tree.TimeScalar;
import org.sops4j.tree.UnsignedScalar;

class ScalarTextTest {
  @ParameterizedTest
  @CsvSource({
    "1.0, 1.0",
    "1.10, 1.1",
    "1.234567890123456789, 1.2345678901234567",
    "2e5, 200000.0",
    "-2e10, -2E+10",
    "2e-10, 2E-10",
    "1.2345e100, 1.2345E+100",
    "1234567890123456.75, 1.2345678901234568E+15",
  })
  void doublesAlwaysLookLikeDoubles(double value, String text) {
    assertThat(ScalarText.flat(new FloatScalar(value))).isEqualTo(text);
  }

  @Test
  void otherScalars() {
    assertThat(ScalarText.flat(new IntScalar(Long.MIN_VALUE))).isEqualTo("-9223372036854775808");
    assertThat(ScalarText.flat(new UnsignedScalar(-1))).isEqualTo("18446744073709551615");
    assertThat(ScalarText.flat(new BoolScalar(true))).isEqualTo("true");
    assertThat(ScalarText.flat(NullScalar.NULL)).isEqualTo("<nil>");
    assertThat(ScalarText.flat(BytesScalar.of(new byte[] {1, -1}))).isEqualTo("[1 255]");
    TimeScalar time = new TimeScalar(LocalDateTime.of(2025, 1, 2, 3, 4, 5, 6), 0);
    assertThat(ScalarText.flat(time)).isEqualTo("2025-01-02T03:04:05Z");
  }
}
