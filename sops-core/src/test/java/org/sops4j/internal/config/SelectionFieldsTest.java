package org.sops4j.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.Reason;
import org.sops4j.error.SopsException;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.EncryptionScope.Rule;

class SelectionFieldsTest {
  private static final String TOO_MANY =
      "annot use more than one of encrypted_suffix, unencrypted_suffix, encrypted_regex,"
          + " unencrypted_regex, encrypted_comment_regex, or unencrypted_comment_regex"
          + " in the same file";

  @Test
  void noFieldIsTheDefault() {
    assertThat(SelectionFields.forNewFile(Map.of())).isEqualTo(EncryptionScope.DEFAULT);
    assertThat(SelectionFields.ofFile(Map.of())).isEqualTo(EncryptionScope.DEFAULT);
  }

  @Test
  void flagsReplaceTheSameFieldOfTheRule() {
    Map<Rule, String> merged =
        SelectionFields.merge(
            Map.of(Rule.ENCRYPTED_REGEX, "^b", Rule.ENCRYPTED_SUFFIX, ""),
            Map.of(Rule.ENCRYPTED_REGEX, "^a"));
    assertThat(SelectionFields.forNewFile(merged))
        .isEqualTo(new EncryptionScope(Rule.ENCRYPTED_REGEX, "^b"));
  }

  @Test
  void severalFieldsAreRefused() {
    Map<Rule, String> two =
        SelectionFields.merge(
            Map.of(Rule.ENCRYPTED_REGEX, "a"), Map.of(Rule.ENCRYPTED_SUFFIX, "b"));
    assertThatThrownBy(() -> SelectionFields.forNewFile(two))
        .isInstanceOfSatisfying(
            SopsException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICTING_SETTINGS))
        .extracting(Reason::of)
        .isEqualTo("Error: c" + TOO_MANY);
    assertThatThrownBy(() -> SelectionFields.ofFile(two))
        .extracting(Reason::of)
        .isEqualTo("C" + TOO_MANY);
  }

  @Test
  void aRegexThatDoesNotCompileIsRefusedInNewFilesOnly() {
    Map<Rule, String> broken = Map.of(Rule.ENCRYPTED_REGEX, "a\"(");
    assertThatThrownBy(() -> SelectionFields.forNewFile(broken))
        .isInstanceOfSatisfying(
            SopsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_SETTING))
        .extracting(Reason::of)
        .isEqualTo(
            "Error: cannot compile encrypted_regex \"a\\\"(\":"
                + " error parsing regexp: missing closing ): `a\"(`");
    assertThat(SelectionFields.ofFile(broken).pattern()).isEqualTo("a\"(");
  }

  @Test
  void suffixesAreNoRegexes() {
    assertThat(SelectionFields.forNewFile(Map.of(Rule.ENCRYPTED_SUFFIX, "(")).pattern())
        .isEqualTo("(");
  }
}
