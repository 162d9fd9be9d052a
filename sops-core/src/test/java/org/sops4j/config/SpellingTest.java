package org.sops4j.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A slip of the finger is understood, another word is not. */
class SpellingTest {
  private static final List<String> NAMES =
      List.of("edit", "set", "decrypt", "encrypt", "path_regex", "encrypted_regex");

  @ParameterizedTest
  @CsvSource({
    "decript, decrypt",
    "decyrpt, decrypt",
    "dcrpt, decrypt",
    "Decrypt, decrypt",
    "edti, edit",
    "st, set",
    "path-regex, path_regex",
    "path_regx, path_regex",
    "encrypted_regexp, encrypted_regex",
    "incrypt, encrypt",
  })
  void aSlipLeadsToTheName(String word, String name) {
    assertThat(Spelling.nearest(word, NAMES)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"secrets.yaml", "diet", "s", "decoy", "crypto", "x"})
  void anotherWordIsNotTakenForAName(String word) {
    assertThat(Spelling.nearest(word, NAMES)).isNull();
  }

  @Property
  void theDistanceIsTheSameBothWays(
      @ForAll @AlphaChars @StringLength(max = 6) String one,
      @ForAll @AlphaChars @StringLength(max = 6) String other) {
    int distance = Spelling.distance(one, other);
    assertThat(distance).isEqualTo(Spelling.distance(other, one));
    assertThat(distance == 0).isEqualTo(one.equals(other));
    assertThat(distance)
        .isBetween(Math.abs(one.length() - other.length()), Math.max(one.length(), other.length()));
  }
}
