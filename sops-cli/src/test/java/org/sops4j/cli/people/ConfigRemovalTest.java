package org.sops4j.cli.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;

/** A configuration without the keys of one person, and otherwise as it was written. */
class ConfigRemovalTest {
  private static final KeyRef BOB = KeyRef.of(KeyType.AGE, Map.of("recipient", "age1bob"));

  private static String without(String config) {
    return ConfigRemoval.of(config, List.of(BOB)).text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "age: age1a,age1bob            | age: age1a",
        "age: age1bob,age1a            | age: age1a",
        "age: age1a, age1bob, age1c    | age: age1a, age1c",
        "age: [age1a, age1bob]         | age: [age1a]",
        "age: ['age1bob', \"age1a\"]   | age: [\"age1a\"]",
        "age: age1a,age1bob # al, bob  | age: age1a # al",
        "age: age1bob,age1a # bob, al  | age: age1a # al",
        "age: age1a,age1bob # the team | age: age1a # the team",
        "age: age1a # not age1bob      | age: age1a # not age1bob",
        "age: age1bob2                 | age: age1bob2",
      })
  void membersOfALineGo(String line, String left) {
    assertThat(without("x: 1\n" + line + "\ny: 2\n")).isEqualTo("x: 1\n" + left + "\ny: 2\n");
  }

  @Test
  void linesOfAListGoWithTheirComments() {
    assertThat(without("age:\n  # al\n  - age1a\n  # bob\n  - age1bob\n  - age1c # carol\n"))
        .isEqualTo("age:\n  # al\n  - age1a\n  - age1c # carol\n");
    assertThat(without("age:\n  - age1bob # bob\n  - age1a\n")).isEqualTo("age:\n  - age1a\n");
  }

  @Test
  void anAnchorGoesWithAllItsAliases() {
    assertThat(
            without(
                "keys:\n  - &al age1a\n  - &bob age1bob\n  - &bobby age1c\n"
                    + "rules:\n  - age: [*al, *bob, *bobby]\n  - age:\n      - *bob\n      - *al\n"))
        .isEqualTo(
            "keys:\n  - &al age1a\n  - &bobby age1c\n"
                + "rules:\n  - age: [*al, *bobby]\n  - age:\n      - *al\n");
  }

  @Test
  void aFoldedTextStaysOne() {
    assertThat(without("age: >-\n  age1a,\n  age1bob\nx: 1\n"))
        .isEqualTo("age: >-\n  age1a\nx: 1\n");
    assertThat(without("age: >-\n  age1bob,\n  age1a\nx: 1\n"))
        .isEqualTo("age: >-\n  age1a\nx: 1\n");
  }

  @Test
  void itTellsTheLinesThatNameTheKeys() {
    String config = "keys:\n  - &bob age1bob\nrules:\n  - age: *bob\n";
    assertThat(ConfigRemoval.of(config, List.of(BOB)).lines()).containsExactly(2, 4);
  }
}
