package org.sops4j.cli.library;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sops4j.Sops;
import org.sops4j.age.AgeIdentity;
import org.sops4j.age.AgeKeySource;
import org.sops4j.error.DataKeyUnavailableException;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.tree.Format;
import org.sops4j.tree.KeyPath;

/** What a program and its log learn of a failure. */
class FailureDataTest {
  private static final Path PAGE = Path.of("..", "docs", "troubleshooting.md");

  private final AgeIdentity alice = AgeIdentity.generate(new SecureRandom());

  @TempDir Path folder;

  @Test
  void namesFileLineAndKeyOfAValueThatWasChanged() throws IOException {
    encrypt("a: 1\nb:\n    - x\n    - y\n");
    Path file = folder.resolve("f.enc.yaml");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    String last = lines.get(3);
    lines.set(3, last.replace("data:", "data:AAAA"));
    Files.write(file, lines);

    SopsException failure = failure(() -> sops(alice).decrypt(Path.of("f.enc.yaml")));

    assertThat(failure.code()).isEqualTo(ErrorCode.VALUE_NOT_DECRYPTED);
    assertThat(failure.document()).hasValue("f.enc.yaml");
    assertThat(failure.keyPath()).hasValue(KeyPath.of("b", 1));
    assertThat(failure.line()).isEqualTo(4);
    assertThat(failure)
        .hasMessageEndingWith(
            "; in f.enc.yaml, line 4; at [\"b\"][1];"
                + " see docs/troubleshooting.md#value_not_decrypted");
  }

  @Test
  void namesEachKeyThatWasTried() throws IOException {
    encrypt("a: 1\n");
    AgeIdentity stranger = AgeIdentity.generate(new SecureRandom());

    SopsException failure = failure(() -> sops(stranger).decrypt(Path.of("f.enc.yaml")));

    assertThat(failure).isInstanceOf(DataKeyUnavailableException.class);
    assertThat(((DataKeyUnavailableException) failure).groups().get(0).failures())
        .singleElement()
        .satisfies(attempt -> assertThat(attempt.key()).isEqualTo(alice.recipient().ref()));
    assertThat(failure)
        .hasMessageContaining("age:" + alice.recipient() + ": ")
        .hasMessageEndingWith("see docs/troubleshooting.md#data_key_unavailable");
  }

  @Test
  void namesThePathThatLeadsNowhere() {
    SopsException failure =
        failure(() -> sops().parse("a: 1\n".getBytes(UTF_8), Format.YAML).getString("a", "b"));

    assertThat(failure.code()).isEqualTo(ErrorCode.PATH_NOT_FOUND);
    assertThat(failure.keyPath()).hasValue(KeyPath.of("a", "b"));
  }

  @Test
  void namesTheConfigurationFile() throws IOException {
    Files.writeString(folder.resolve(".sops.yaml"), "creation_rules: 7\n");
    Files.writeString(folder.resolve("a.yaml"), "a: 1\n");

    SopsException failure = failure(() -> sops().encrypt(Path.of("a.yaml")).document());

    assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_CONFIG);
    assertThat(failure.document()).hasValue(".sops.yaml");
  }

  @ParameterizedTest
  @CsvSource({
    "YAML, 'a: !!int hunter2'",
    "YAML, 'a: *hunter2'",
    "YAML, 'hunter2'",
    "YAML, '{[hunter2]: 1}'",
    "YAML, 'a: b\n---\na: *hunter2'",
    "YAML, 'a: hunter2: x'",
    "JSON, '\"hunter2\"'",
    "JSON, '{\"a\": hunter2}'",
    "JSON, '{\"a\": \"hunter2}'",
    "DOTENV, 'hunter2'",
    "INI, '[hunter2'",
    "INI, 'hunter2'",
    "INI, '=hunter2'",
    "INI, '\"hunter2'",
    "INI, 'a = \"\"\"hunter2'",
  })
  void theMessageQuotesNothingOfTheDocument(Format format, String text) {
    SopsException failure = failure(() -> sops().parse(text.getBytes(UTF_8), format));

    assertThat(failure.code()).isEqualTo(ErrorCode.MALFORMED_DOCUMENT);
    assertThat(failure.toString()).doesNotContain("hunter2").contains("#malformed_document");
    assertThat(failure.line()).isPositive();
  }

  @Test
  void theMessageQuotesNoValueOfTheWrongType() throws IOException {
    encrypt("a: hunter2\n");
    Path file = folder.resolve("f.enc.yaml");
    Files.writeString(file, Files.readString(file).replaceFirst("type:str", "type:int"));

    SopsException failure = failure(() -> sops(alice).decrypt(file));

    assertThat(failure.reason()).contains("hunter2");
    assertThat(failure.toString()).doesNotContain("hunter2");

    SopsException unread =
        failure(() -> sops().parse("a: hunter2".getBytes(UTF_8), Format.YAML).getInt("a"));
    assertThat(unread.toString()).doesNotContain("hunter2");
    assertThat(unread.getCause()).isNull();
  }

  @Test
  void aWrongMacIsNotPrinted() throws IOException {
    encrypt("a: hunter2\nb: 1\n");
    Path file = folder.resolve("f.enc.yaml");
    Files.writeString(file, Files.readString(file).replaceFirst("\nb: [^\n]*", ""));

    SopsException failure = failure(() -> sops(alice).decrypt(file));

    assertThat(failure.code()).isEqualTo(ErrorCode.MAC_MISMATCH);
    assertThat(failure.getMessage()).doesNotContainPattern("[0-9A-F]{64}");
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void everyCodeHasASectionThatSaysWhatToDo(ErrorCode code) throws IOException {
    String page = Files.readString(PAGE);
    String anchor = code.name().toLowerCase(Locale.ROOT);

    assertThat(code.documentation()).isEqualTo("docs/troubleshooting.md#" + anchor);
    Matcher section =
        Pattern.compile("\n### " + code.name() + "\n(.*?)(\n##|$)", Pattern.DOTALL).matcher(page);
    assertThat(section.find()).as(code + " in " + PAGE).isTrue();
    assertThat(section.group(1)).contains("**Cause.**", "**What to do.**");
  }

  @Test
  void noSectionIsOfACodeThatIsNoMore() throws IOException {
    List<String> codes = new ArrayList<>();
    Matcher heading = Pattern.compile("(?m)^### ([A-Z_]+)$").matcher(Files.readString(PAGE));
    while (heading.find()) {
      codes.add(heading.group(1));
    }

    assertThat(codes)
        .doesNotHaveDuplicates()
        .isSubsetOf(Arrays.stream(ErrorCode.values()).map(ErrorCode::name).toList());
  }

  private static SopsException failure(ThrowingCallable call) {
    SopsException failure = catchThrowableOfType(SopsException.class, call);
    assertThat(failure).isNotNull();
    return failure;
  }

  private void encrypt(String content) throws IOException {
    Files.writeString(folder.resolve("f.yaml"), content);
    sops(alice).encrypt(Path.of("f.yaml")).to(alice.recipient()).writeTo(Path.of("f.enc.yaml"));
  }

  private Sops sops(AgeIdentity... identities) {
    return Sops.builder()
        .environment(Map.of())
        .workingDirectory(folder)
        .keySource(AgeKeySource.of(identities))
        .build();
  }
}
