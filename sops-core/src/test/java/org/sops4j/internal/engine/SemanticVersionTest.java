package org.sops4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The complaints were verified with a real SOPS. */
class SemanticVersionTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "``,Version string empty",
        "3.1,No Major.Minor.Patch elements found",
        "03.1.1,Major number must not contain leading zeroes \"03\"",
        "3.x.1,Invalid character(s) found in minor number \"x\"",
        "3..1,strconv.ParseUint: parsing \"\": invalid syntax",
        "3.1.1-a..b,Prerelease is empty",
        "3.1.1-é,Invalid character(s) found in prerelease \"é\"",
        "3.1.1-01,Numeric PreRelease version must not contain leading zeroes \"01\"",
        "3.1.1+,Build meta data is empty",
        "3.99999999999999999999.1,"
            + "strconv.ParseUint: parsing \"99999999999999999999\": value out of range",
        "3.1.1-a.99999999999999999999,"
            + "strconv.ParseUint: parsing \"99999999999999999999\": value out of range",
      })
  void complainsInTheWordsOfTheReference(String version, String complaint) {
    assertThat(SemanticVersion.complaint(version)).isEqualTo(complaint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.13.2", "v3.1.1", "3.1.1-a-1.0", "3.1.1+x.01", "1.", "1.nonsense"})
  void acceptsVersions(String version) {
    assertThat(SemanticVersion.complaint(version)).isNull();
  }

  @Test
  void ordersVersionsByPrecedence() {
    String[] ascending = {
      "0.9.9",
      "2.0.0-1",
      "2.0.0-2.1",
      "2.0.0-10",
      "2.0.0-a",
      "2.0.0-a.1",
      "2.0.0-a.b",
      "2.0.0-b",
      "2.0.0",
      "2.0.10",
      "2.9.0",
      "2.10.0",
      "18446744073709551615.0.0"
    };
    for (int i = 0; i < ascending.length; i++) {
      for (int j = 0; j < ascending.length; j++) {
        assertThat(SemanticVersion.isNewer(ascending[i], ascending[j]))
            .as("%s after %s", ascending[i], ascending[j])
            .isEqualTo(i > j);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1.0.0,true", "1.x,true", "v3.13.1,true", "3.13.2+x,false", "4.0.0,false"})
  void takesTheFirstGenerationForOlder(String recorded, boolean newer) {
    assertThat(SemanticVersion.isNewer("3.13.2", recorded)).isEqualTo(newer);
  }
}
