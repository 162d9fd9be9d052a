package org.sops4j.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.InvalidRecipientException;
import org.sops4j.error.Reason;
import org.sops4j.error.SopsException;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;

class KeyStringsTest {
  private static List<String> displays(KeyType type, String text) {
    return KeyStrings.parse(type, text).stream().map(KeyRef::display).toList();
  }

  @Test
  void nothingIsNoKeys() {
    for (KeyType type : KeyType.values()) {
      if (type != KeyType.AGE) {
        assertThat(KeyStrings.parse(type, "")).isEmpty();
      }
    }
  }

  @Test
  void kmsKeysLoseBlanksAndKeepEmptyPieces() {
    assertThat(displays(KeyType.KMS, "a b, c,,")).containsExactly("ab", "c", "", "");
  }

  @Test
  void kmsRoleFollowsTheFirstPlusBeforeAnArn() {
    KeyRef key = KeyStrings.parse(KeyType.KMS, "arn:x + arn:r+arn:s").get(0);
    assertThat(key.field("arn")).isEqualTo("arn:x");
    assertThat(key.field("role")).isEqualTo("arn:r+arn:s");
    assertThat(KeyStrings.parse(KeyType.KMS, "+arn:x").get(0).field("role")).isEmpty();
    assertThat(KeyStrings.parse(KeyType.KMS, "a+b").get(0).field("role")).isEmpty();
  }

  @Test
  void fingerprintsAndResourceIdsLoseBlanksOnly() {
    assertThat(displays(KeyType.PGP, " A B\tC ,")).containsExactly("AB\tC", "");
    assertThat(displays(KeyType.GCP_KMS, " A B\tC ,")).containsExactly("AB\tC", "");
  }

  @Test
  void huaweiKeysAreTrimmedAndEmptyPiecesSkipped() {
    assertThat(displays(KeyType.HCKMS, " a : b : c,, \u00a0x:y\u2003,"))
        .containsExactly("a : b : c", "x:y");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "abc => invalid key ID format: expected 'region:key-uuid', got \"abc\"",
        ":a => region cannot be empty in key ID: \":a\"",
        "a: => key UUID cannot be empty in key ID: \"a:\"",
      })
  void refusesHuaweiKeys(String text, String message) {
    assertRefused(KeyType.HCKMS, text, message);
  }

  @Test
  void azureKeysHaveThreeParts() {
    KeyRef key = KeyStrings.parse(KeyType.AZURE_KV, " https://a:8/keys/b/c ").get(0);
    assertThat(key.field("vault_url")).isEqualTo("https://a:8");
    assertThat(key.field("name")).isEqualTo("b");
    assertThat(key.field("version")).isEqualTo("c");
    assertThat(displays(KeyType.AZURE_KV, "https://a/keys/b/c?x"))
        .containsExactly("https://a/keys/b/c?x");
  }

  @ParameterizedTest
  @CsvSource({
    "https://a/keys/b/c/d",
    "https://a/keys//c",
    "http://a/keys/b/c",
    "https://a/x/keys/b/c",
    "https:///keys/b/c",
    "https://v.example.org/secrets/x",
    "a"
  })
  void refusesAzureUrls(String url) {
    assertRefused(
        KeyType.AZURE_KV,
        url,
        "could not parse \"" + url + "\" into a valid Azure Key Vault MasterKey []");
  }

  @Test
  void azureKeyWithoutVersionNeedsItsKeySource() {
    for (String url : List.of("https://a/keys/b", "https://a/keys/b/")) {
      assertThatThrownBy(() -> KeyStrings.parse(KeyType.AZURE_KV, url))
          .isInstanceOfSatisfying(
              SopsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_KEY_SOURCE))
          .hasMessageContaining("sops-keysource-azurekv")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void ageRecipientsNeedTheirKeySource() {
    assertThatThrownBy(() -> KeyStrings.parse(KeyType.AGE, "age1x"))
        .hasMessageContaining("sops-keysource-age");
  }

  /** The expected texts are the master keys of the reference's messages. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "https://v:8200/v1/transit/keys/k => https://v:8200/v1/transit/keys/k",
        "https://v:8200/v1/a/b/c/keys/k/ => https://v:8200/v1/a/b/c/keys/k",
        "https://v:8200/v2/transit/foo/k => https://v:8200/v1/transit/keys/k",
        "https://u:p@v/v1/t/keys/k?x=1 => https://u:p@v?x=1/v1/t/keys/k?x=1",
        "https://a/v1/t/k/k k => https://a/v1/t/keys/k%20k",
        "https://a/v1/t/k/k%20k => https://a/v1/t/keys/k%20k",
        "https://a/v1/t/k/k%2Fk => https://a/v1/t/keys/k%2Fk",
        "https://a//v1/t/k/k => https://a/v1/t/keys/k",
        "https://a/v1/t/k/k#frag => https://a#frag/v1/t/keys/k",
        "https:/v1/t/k/k => https:/v1/t/keys/k",
        "https:///v1/t/k/k => https:/v1/t/keys/k",
        "HTTPS://A/v1/t/k/k => https://A/v1/t/keys/k",
        "https://a/v1/t/é/k => https://a/v1/t/keys/k",
        "https://a/v1/a/../t/k/k => https://a/v1/t/keys/k",
        "https://a/v1/././k/k => https://a/v1/./keys/k",
        "https://[::1]:80/v1/t/k/k => https://[::1]:80/v1/t/keys/k",
        "https://a:/v1/t/k/k => https://a:/v1/t/keys/k",
        "https://u:p%40x@a/v1/t/k/k? => https://u:p%40x@a?/v1/t/keys/k?",
        "https://a/v1/t/k/k/?x => https://a?x/v1/t/k/keys/?x",
        "https://a<b/v1/t/k/k => https://a<b/v1/t/keys/k",
        "https://ä/v1/t/k/k => https://%C3%A4/v1/t/keys/k",
        "https://a/v1/t/k/k|^x => https://a/v1/t/keys/k%7C%5Ex",
      })
  void readsVaultUris(String uri, String display) {
    assertThat(displays(KeyType.HC_VAULT, uri)).containsExactly(display);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        " https://v/v1/t/k/k => first path segment in URL cannot contain colon",
        "https://v:x/v1/t/k/k => invalid port \":x\" after host",
        "http://[::1/v1/t/k/k => missing ']' in host",
        "https://v/%zz => invalid URL escape \"%zz\"",
        "ht tp://a => first path segment in URL cannot contain colon",
        "1http://a/b => first path segment in URL cannot contain colon",
        "://a/b => missing protocol scheme",
        ":80/v1/t/k/k => missing protocol scheme",
        "https://a b/v1/t/k/k => invalid character \" \" in host name",
        "https://us er@a/v1/t/k/k => net/url: invalid userinfo",
        "https://a%41/v1/t/k/k => invalid URL escape \"%41\"",
      })
  void refusesWhatIsNoUrl(String uri, String reason) {
    assertRefused(KeyType.HC_VAULT, uri, "parse \"" + uri + "\": " + reason);
  }

  @Test
  void refusesControlCharactersInUrls() {
    assertRefused(
        KeyType.HC_VAULT,
        "https://a/v1/t/k/k\u007f",
        "parse \"https://a/v1/t/k/k\\x7f\": net/url: invalid control character in URL");
  }

  @ParameterizedTest
  @CsvSource({"a", "a/b:c", "*", "vault.example.org/v1/transit/keys/k"})
  void refusesVaultUrisWithoutScheme(String uri) {
    assertRefused(
        KeyType.HC_VAULT,
        uri,
        "missing scheme in Vault URL (should be like this:"
            + " +https://vault.example.com:8200/v1/transit/keys/keyName), got: "
            + uri);
  }

  @ParameterizedTest
  @CsvSource({"https://v/v1/transit/keys", "https:v1/t/k/k", "a:b", "https://a/v1//t/../k/k"})
  void refusesOtherPaths(String uri) {
    assertRefused(
        KeyType.HC_VAULT,
        uri,
        "vault path does not seem to be formatted correctly:"
            + " (eg. https://vault.example.com:8200/v1/transit/keys/keyName)");
  }

  @ParameterizedTest
  @CsvSource({"https://v/pre/v1/t/keys/k", "https://a/x?/v1/t/k/k"})
  void refusesPrefixes(String uri) {
    assertRefused(
        KeyType.HC_VAULT,
        uri,
        "running Vault with a prefixed URL is not supported!"
            + " (Format has to be like https://vault.example.com:8200/v1/transit/keys/keyName)");
  }

  private static void assertRefused(KeyType type, String text, String message) {
    assertThatThrownBy(() -> KeyStrings.parse(type, text))
        .isInstanceOf(InvalidRecipientException.class)
        .extracting(Reason::of)
        .isEqualTo(message);
  }
}
