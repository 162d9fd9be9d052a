package org.sops4j.internal.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sops4j.internal.engine.FormatCodecs;
import org.sops4j.tree.Format;

/** What a rewrite loses of the metadata is known by name. */
class UnknownFieldsTest {
  private static List<String> unknown(String yaml) {
    byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
    return UnknownFields.of(FormatCodecs.of(Format.YAML).read(bytes).get(0));
  }

  @Test
  void nothingThatIsReadIsUnknown() {
    assertThat(
            unknown(
                "shamir_threshold: 2\nlastmodified: x\nMAC: x\nmac_only_encrypted: true\n"
                    + "encrypted_regex: x\nversion: x\n# comment\npgp: []\n"
                    + "key_groups:\n"
                    + "- kms: [{arn: a, role: r, context: {a: b}, aws_profile: p, created_at: t,"
                    + " enc: e}]\n"
                    + "  age: [{recipient: r, enc: e}]\n"
                    + "- pgp: [{fp: f, created_at: t, enc: e}]\n"))
        .isEmpty();
  }

  @Test
  void unknownFieldsListsAndEntriesAreNamed() {
    assertThat(
            unknown(
                "note: x\nnew_kms: [{id: 1}]\n"
                    + "age: [{recipient: r, enc: e}, {recipient: r, enc: e, created_at: t}]\n"))
        .containsExactly("note", "new_kms", "age[1].created_at");
    assertThat(
            unknown("key_groups:\n- age: []\n- new: [{id: 1}]\n  pgp: {fp: f, enc: e, size: 1}\n"))
        .containsExactly("key_groups[1].new", "key_groups[1].pgp[0].size");
  }

  @Test
  void whatIsEmptyIsNotMissed() {
    assertThat(unknown("note: null\nnew_kms: []\nother: {}\n")).isEmpty();
  }

  @Test
  void groupsBesideAFlatListAreLost() {
    assertThat(unknown("pgp: [{fp: f, enc: e}]\nkey_groups: [{age: [{recipient: r}]}]\n"))
        .containsExactly("key_groups");
  }
}
