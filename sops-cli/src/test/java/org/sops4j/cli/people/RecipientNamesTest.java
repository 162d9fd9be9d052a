package org.sops4j.cli.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;

/** Who holds a key, as people write it beside the key. */
class RecipientNamesTest {
  private static final KeyRef ALICE = age("age1alice");
  private static final KeyRef BOB = age("age1bob");

  private static KeyRef age(String recipient) {
    return KeyRef.of(KeyType.AGE, Map.of("recipient", recipient));
  }

  private static String nameOf(KeyRef key, String config) {
    RecipientNames names = new RecipientNames();
    names.add(config);
    return names.of(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "age: age1alice # alice",
        "age: 'age1alice' # alice",
        "- age1alice   # alice (laptop)",
        "- age1alice # alice <alice@example.com>",
        "- age1alice # alice, in the office",
        "- age1alice # alice: token 2",
        "# alice\n- age1alice",
        "  # alice - old laptop\n  - age1alice",
        "keys:\n  - &alice age1alice",
        "age: [&alice age1alice, *bob]",
        "keys:\n  - &alice \"age1alice\" # the laptop",
        "- age1alice # alice\n# somebody else\n- age1alice",
        "age: age1bob,age1alice # bob, alice",
        "age: [age1alice, age1bob] # alice, bob",
      })
  void aNameIsAnAnchorOrACommentBehindOrAbove(String config) {
    assertThat(nameOf(ALICE, config)).isEqualTo("alice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "age: age1alice",
        "- age1alice2 # bob",
        "# production\nage:\n  - age1alice",
        "    # deeper\n  - age1alice",
        "# alice\n\n- age1alice",
        "age: age1alice,age1bob # the team",
        "age: age1bob # was age1alice",
        "pass: 'a # age1alice'",
      })
  void nothingElseIsAName(String config) {
    assertThat(nameOf(ALICE, config)).isEmpty();
  }

  @Test
  void fingerprintsAreTheSameInSmallLetters() {
    KeyRef key = KeyRef.of(KeyType.PGP, Map.of("fp", "ABCDEF0123456789"));
    assertThat(nameOf(key, "pgp: abcdef0123456789 # carol")).isEqualTo("carol");
  }

  @Test
  void aKeyOfAwsIsKnownByItsName() {
    KeyRef key = KeyRef.of(KeyType.KMS, Map.of("arn", "arn:aws:kms:eu:1:key/2", "role", "r"));
    assertThat(nameOf(key, "- arn: arn:aws:kms:eu:1:key/2 # deploy")).isEqualTo("deploy");
  }

  @Test
  void aPersonIsFoundByNameOrRecipientAndInOtherLettersOnlyIfNobodyIsCalledExactlySo() {
    RecipientNames names = new RecipientNames();
    names.add("- age1alice # Alice\n- age1bob # alice\n- age1carol # Carol");
    KeyRef carol = age("age1carol");
    List<KeyRef> all = List.of(ALICE, BOB, carol);
    assertThat(names.keysOf("alice", all)).containsExactly(BOB);
    assertThat(names.keysOf("carol", all)).containsExactly(carol);
    assertThat(names.keysOf("age1alice", all)).containsExactly(ALICE);
    assertThat(names.keysOf("dave", all)).isEmpty();
  }
}
