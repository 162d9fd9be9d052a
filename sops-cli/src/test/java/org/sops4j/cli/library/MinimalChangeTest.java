package org.sops4j.cli.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sops4j.EncryptedDocument;
import org.sops4j.EncryptionSettings;
import org.sops4j.MinimalChange;
import org.sops4j.SettingsDifference;
import org.sops4j.Sops;
import org.sops4j.cli.AgeKeys;
import org.sops4j.error.DataKeyUnavailableException;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;
import org.sops4j.testkit.Reason;
import org.sops4j.tree.Format;

/** Encrypting onto a file that is there changes only what changed. */
class MinimalChangeTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final Pattern VALUE = Pattern.compile("ENC\\[[^]]*,iv:([^,]*),[^]]*]");
  private static final Map<Format, String> PLAIN =
      Map.of(
          Format.YAML,
          "a: one # why\nlist:\n    # first\n    - x\n    - x\n    - n: 1\n---\nb: 2\n",
          Format.JSON,
          "{\n\t\"a\": \"one\",\n\t\"b\": 2\n}\n",
          Format.DOTENV,
          "# c\nA=one\nb=2\n",
          Format.INI,
          "[s]\n; c\na = one\nb = 2\n",
          Format.BINARY,
          "one b: 2\n");

  private final EncryptionSettings toA = settings("a");
  private final Sops sops = at(0, "a,b,c,d");

  private static Sops at(int hours, String identities) {
    return Sops.builder()
        .environment(Map.of("SOPS_AGE_KEY", AgeKeys.identities(identities), "HOME", "/nowhere"))
        .clock(Clock.fixed(START.plus(Duration.ofHours(hours)), ZoneOffset.UTC))
        .build();
  }

  /** Settings as for {@link AgeKeys#rule}. */
  private static EncryptionSettings settings(String groups) {
    String[] threshold = groups.split(":");
    List<List<KeyRef>> keys = new ArrayList<>();
    for (String group : threshold[0].split("/")) {
      keys.add(Sops.create().parseRecipients(KeyType.AGE, AgeKeys.recipients(group)));
    }
    int needed = threshold.length > 1 ? Integer.parseInt(threshold[1]) : 0;
    return new EncryptionSettings(keys, needed, EncryptionScope.DEFAULT, false);
  }

  private EncryptedDocument encrypted(String plain, Format format, EncryptionSettings settings) {
    return reread(sops.encrypt(sops.parse(bytes(plain), format), settings, format));
  }

  private EncryptedDocument later(
      EncryptedDocument base, String plain, EncryptionSettings settings) {
    Sops later = at(1, "a,b,c,d");
    return reread(
        MinimalChange.with(later)
            .encrypt(base, later.parse(bytes(plain), base.format()), settings));
  }

  private EncryptedDocument reread(EncryptedDocument document) {
    return sops.read(document.toBytes(), document.format());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(EncryptedDocument document) {
    return new String(document.toBytes(), StandardCharsets.UTF_8);
  }

  /** Each document of a YAML file repeats the metadata. */
  private static List<String> newLines(EncryptedDocument base, EncryptedDocument next) {
    List<String> lines = new ArrayList<>(text(next).lines().distinct().toList());
    lines.removeAll(text(base).lines().toList());
    return lines;
  }

  private String clear(EncryptedDocument document) {
    return new String(sops.decrypt(document).toBytes(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void theSamePlaintextGivesTheSameBytes(Format format) {
    String plain = String.valueOf(PLAIN.get(format));
    EncryptedDocument base = encrypted(plain, format, toA);
    assertThat(text(later(base, plain, toA))).isEqualTo(text(base));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void oneChangedValueGivesOneChangedLineBesidesMacAndTime(Format format) {
    String plain = String.valueOf(PLAIN.get(format));
    EncryptedDocument base = encrypted(plain, format, toA);
    EncryptedDocument next = later(base, plain.replaceAll("(?<==|= |: )2", "3"), toA);
    assertThat(newLines(base, next))
        .hasSize(3)
        .anyMatch(line -> line.contains("lastmodified") && line.contains("2026-01-02T04:04:05Z"))
        .anyMatch(line -> line.contains("mac"));
    assertThat(text(next).lines().count()).isEqualTo(text(base).lines().count());
    assertThat(clear(next)).contains("3").doesNotContain("2");
  }

  @Test
  void whatWasDecryptedAndEditedKeepsItsCommentsBehindTheirValues() {
    EncryptedDocument base = encrypted("a: 1 # one\nb: 2 # two\n", Format.YAML, toA);
    EncryptedDocument next = later(base, clear(base).replace("b: 2", "b: 3"), toA);
    assertThat(newLines(base, next))
        .hasSize(3)
        .anyMatch(line -> line.matches("b: ENC\\S+ #ENC\\S+"));
  }

  @Test
  void aValueThatMovesToAnotherKeyIsEncryptedAnew() {
    EncryptedDocument base = encrypted("a: one\n", Format.YAML, toA);
    EncryptedDocument next = later(base, "b: one\n", toA);
    assertThat(clear(next)).isEqualTo("b: one\n");
    assertThat(ivs(text(next))).doesNotContainAnyElementsOf(ivs(text(base)));
  }

  @Test
  void noInitialisationVectorServesTwoPlaintexts() {
    Random random = new Random(20260102);
    Map<String, String> texts = new HashMap<>();
    EncryptedDocument document = encrypted("k0: 0\n", Format.YAML, toA);
    for (int version = 0; version < 40; version++) {
      StringBuilder plain = new StringBuilder("list: [1, 1, 2]\n");
      for (int key = 0; key < 6; key++) {
        plain.append("k" + key + ": " + random.nextInt(3) + " # c" + random.nextInt(2) + "\n");
      }
      document = later(document, plain.toString(), toA);
      Matcher value = VALUE.matcher(text(document));
      while (value.find()) {
        assertThat(texts.merge(value.group(1), value.group(), (was, is) -> was))
            .isEqualTo(value.group());
      }
    }
    assertThat(texts).hasSizeGreaterThan(40);
  }

  private static List<String> ivs(String text) {
    List<String> ivs = new ArrayList<>();
    Matcher value = VALUE.matcher(text);
    while (value.find()) {
      ivs.add(value.group(1));
    }
    return ivs;
  }

  @Test
  void aNewRecipientGetsTheDataKeyThatIsThere() {
    EncryptedDocument base = encrypted("a: one\n", Format.YAML, toA);
    EncryptedDocument next = later(base, "a: one\n", settings("b,a"));
    assertThat(text(next)).contains(text(base).lines().findFirst().orElseThrow());
    assertThat(next.metadata().mac()).isEqualTo(base.metadata().mac());
    assertThat(next.metadata().groups().get(0).keys().get(1))
        .isEqualTo(base.metadata().groups().get(0).keys().get(0));
    assertThat(at(0, "b").decrypt(next).branches()).isEqualTo(sops.decrypt(base).branches());
  }

  @Test
  void whenARecipientGoesAwayTheDataKeyAndEveryValueAreNew() {
    EncryptedDocument base = encrypted("a: one\nb: two\n", Format.YAML, settings("a,b"));
    EncryptedDocument next = later(base, "a: one\nb: two\n", toA);
    assertThat(ivs(text(next))).hasSize(3).doesNotContainAnyElementsOf(ivs(text(base)));
    assertThatThrownBy(() -> at(0, "b").decrypt(next))
        .isInstanceOf(DataKeyUnavailableException.class);
    assertThat(clear(next)).isEqualTo("a: one\nb: two\n");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "a, a, false",
        "a, 'b,a', false",
        "'a,b', 'b,a', false",
        "'a,b', a, true",
        "a, b, true",
        "a, a/b, true",
        "a/b, 'a,b', false",
        "a/b, a, true",
        "a/b, a/b/c, true",
        "a/b:2, a/b/c:2, false",
        "a/b/c:2, a/b/c:3, true",
        "a/b/c:3, a/b/c:2, false",
        "a/b, b/a, true",
        "a/b, 'a,c/b', false",
        "'a,b/c', 'a/b,c', true",
      })
  void thereIsANewDataKeyWhenSomebodyCannotOpenTheFileAnyMore(
      String now, String then, boolean isNew) {
    EncryptedDocument base = encrypted("a: one\n", Format.YAML, settings(now));
    assertThat(SettingsDifference.between(base, settings(then)).needsNewDataKey()).isEqualTo(isNew);
    EncryptedDocument next =
        reread(MinimalChange.with(at(1, "a,b,c,d")).settle(base, settings(then)));
    assertThat(SettingsDifference.between(next, settings(then)).isEmpty()).isTrue();
    assertThat(clear(next)).isEqualTo("a: one\n");
    boolean sameValue = ivs(text(next)).get(0).equals(ivs(text(base)).get(0));
    assertThat(sameValue).isEqualTo(!isNew);
    assertThat(next.metadata().lastModified().equals(base.metadata().lastModified()))
        .isEqualTo(!isNew);
  }

  static Stream<EncryptionScope> scopes() {
    return Stream.of(
        new EncryptionScope(EncryptionScope.Rule.ENCRYPTED_REGEX, "^(a|b)$"),
        new EncryptionScope(EncryptionScope.Rule.UNENCRYPTED_REGEX, "^c$"),
        new EncryptionScope(EncryptionScope.Rule.ENCRYPTED_COMMENT_REGEX, "secret"));
  }

  @ParameterizedTest
  @MethodSource("scopes")
  void anotherSelectionLeavesWhatStaysEncryptedAsItIs(EncryptionScope scope) {
    String plain = "# secret\na: one\n# secret\nb: two\nc: three\n";
    EncryptionSettings narrow =
        new EncryptionSettings(
            toA.groups(),
            0,
            new EncryptionScope(EncryptionScope.Rule.ENCRYPTED_REGEX, "^b$"),
            false);
    EncryptedDocument base = encrypted(plain, Format.YAML, narrow);
    EncryptionSettings wide = new EncryptionSettings(toA.groups(), 0, scope, true);
    EncryptedDocument next = reread(MinimalChange.with(at(1, "a")).settle(base, wide));
    assertThat(text(next))
        .contains("\nc: three\n")
        .containsPattern("\na: ENC")
        .contains(text(base).lines().filter(line -> line.startsWith("b: ")).findFirst().get());
    assertThat(next.metadata().scope()).isEqualTo(scope);
    assertThat(next.metadata().macOnlyEncrypted()).isTrue();
    assertThat(clear(next)).isEqualTo(plain);
  }

  @Test
  void aBaseThatWasTamperedWithIsNotFollowed() {
    EncryptedDocument base = encrypted("a: one\nb: two\n", Format.YAML, toA);
    String swapped = text(base).replaceFirst("(?m)^(a: .*)\n(b: .*)$", "$2\n$1");
    EncryptedDocument changed = sops.read(bytes(swapped), Format.YAML);
    assertThatThrownBy(() -> later(changed, "a: one\nb: two\n", toA))
        .extracting(Reason::of, STRING)
        .startsWith("MAC mismatch.");
  }
}
