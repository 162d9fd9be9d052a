package org.sops4j.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sops4j.error.KeySourceException;
import org.sops4j.key.DataKey;
import org.sops4j.spi.Prompts;
import org.sops4j.spi.UnwrapResult;
import org.sops4j.testkit.Reason;

/** What is said to plugins, and what becomes of what they say (keysources.md section 2.11). */
class PluginTest {
  private static final DataKey PART = DataKey.copyOf(new byte[32]);
  private static final String WRAPPING =
      "failed to create writer for encrypting sops data key with age: failed to wrap key for"
          + " recipient #0: script plugin: ";
  private static final String READING =
      "failed to create reader for decrypting sops data key with age: ";

  @TempDir Path home;
  private final Map<String, String> variables = new HashMap<>();
  private Prompts prompts = Prompts.NONE;

  private String wrap(String... said) {
    script(said);
    return TestPlugins.source(home, prompts, variables).wrap(Keys.ref(TestPlugins.SCRIPT), PART);
  }

  private String unwrap(String... said) {
    script(said);
    variables.put("SOPS_AGE_KEY", TestPlugins.identity("script"));
    String enc = AgeKeySource.of(List.of()).wrap(Keys.ref(Keys.A_RECIPIENT), PART);
    String message =
        Keys.message(
            TestPlugins.source(home, prompts, variables)
                .unwrap(Keys.wrapped(Keys.A_RECIPIENT, enc)));
    return message.replaceAll("\\. Did not find keys in .*", "");
  }

  private void script(String... said) {
    variables.put("HEARD", home.resolve("heard").toString());
    variables.put("SAY", String.join("\n", said));
  }

  private String heard() throws Exception {
    return Files.readString(home.resolve("heard"));
  }

  private void assertWrapFails(String problem, String... said) {
    assertThatThrownBy(() -> wrap(said))
        .isInstanceOf(KeySourceException.class)
        .extracting(Reason::of)
        .isEqualTo(WRAPPING + problem);
  }

  private static String body(String text) {
    return Base64.getEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aRecipientIsWrappedToByItsPlugin() throws Exception {
    String enc = wrap("-> recipient-stanza 0 x arg", "AAAA", "-> done", "");
    byte[] file = Base64.getMimeDecoder().decode(enc.replaceAll("-----.*-----", ""));
    assertThat(new String(file, StandardCharsets.ISO_8859_1))
        .startsWith("age-encryption.org/v1\n-> x arg\nAAAA\n--- ");
    assertThat(heard())
        .matches(
            "--age-plugin=recipient-v1 in "
                + home.toRealPath()
                + "\n-> add-recipient "
                + TestPlugins.SCRIPT
                + "\n\n-> wrap-file-key\n[A-Za-z0-9+/]{22}\n-> extension-labels\n\n-> done\n\n"
                + "-> ok\n\n");
  }

  @Test
  void anIdentityGetsAllStanzasOfTheFile() throws Exception {
    assertThat(unwrap("-> file-key 0", "AAAAAAAAAAAAAAAAAAAAAA", "-> done", ""))
        .isEqualTo(READING + "bad header MAC");
    assertThat(heard())
        .matches(
            "--age-plugin=identity-v1 in "
                + home.toRealPath()
                + "\n-> add-identity "
                + TestPlugins.identity("script")
                + "\n\n-> recipient-stanza 0 X25519 \\S{43}\n\\S{43}\n-> done\n\n-> ok\n\n");
  }

  @Test
  void aPluginWithoutTheKeyIsNoFailure() {
    assertThat(unwrap("-> done", ""))
        .isEqualTo(
            READING
                + "identity did not match any of the recipients: script plugin: incorrect identity"
                + " for recipient block");
  }

  @Test
  void aKeyOfOursIsTriedBeforeThoseOfPlugins() throws Exception {
    script();
    variables.put("SOPS_AGE_KEY", TestPlugins.identity("script") + " " + Keys.A_IDENTITY);
    String enc = AgeKeySource.of(List.of()).wrap(Keys.ref(Keys.A_RECIPIENT), PART);
    assertThat(
            TestPlugins.source(home, prompts, variables)
                .unwrap(Keys.wrapped(Keys.A_RECIPIENT, enc)))
        .isEqualTo(new UnwrapResult.Unwrapped(PART));
    assertThat(home.resolve("heard")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "received zero recipient stanzas                          | -> done",
        "malformed recipient stanza: unexpected argument count    | -> recipient-stanza 0",
        "malformed recipient stanza: invalid index                | -> recipient-stanza x y",
        "malformed recipient stanza: unexpected index             | -> recipient-stanza 1 y",
        "malformed stanza opening line: \"junk\\n\"               | junk",
        "malformed confirm stanza: unexpected number of arguments | -> confirm",
        "malformed confirm stanza: unexpected number of arguments | -> confirm YQ YQ YQ",
        "malformed confirm stanza: invalid YES option encoding    | -> confirm ?",
        "malformed confirm stanza: invalid NO option encoding     | -> confirm YQ YQ==",
      })
  void aPluginThatLiesWhileWrappingIsNotBelieved(String problem, String said) {
    assertWrapFails(problem, said, "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "malformed file-key stanza: unexpected arguments count | -> file-key",
        "malformed file-key stanza: unexpected arguments count | -> file-key 0 1",
        "malformed file-key stanza: invalid index              | -> file-key x",
        "malformed file-key stanza: unexpected index           | -> file-key 1",
      })
  void aPluginThatLiesWhileUnwrappingIsNotBelieved(String problem, String said) {
    assertThat(unwrap(said, "AAAA")).isEqualTo(READING + "script plugin: " + problem);
  }

  @Test
  void nothingIsTakenTwice() {
    assertWrapFails("repeated labels stanza", "-> labels a", "", "-> labels b", "");
    assertThat(unwrap("-> file-key 0", "AAAA", "-> file-key 0", "AAAA"))
        .isEqualTo(READING + "script plugin: received duplicated file-key stanza");
  }

  @Test
  void aStanzaThatNobodyKnowsIsAnsweredAndIgnored() throws Exception {
    wrap("-> sing loudly", "", "-> recipient-stanza 0 x", "", "-> done", "");
    assertThat(heard()).endsWith("-> done\n\n-> unsupported\n\n-> ok\n\n");
  }

  @Test
  void theErrorOfAPluginIsAnsweredAndPassedOn() throws Exception {
    assertWrapFails("no card", "-> error recipient 0", body("no card"));
    assertThat(heard()).endsWith("-> done\n\n-> ok\n\n");
    assertThat(unwrap("-> error internal", body("no card")))
        .isEqualTo(READING + "script plugin: no card");
  }

  @Test
  void aPluginThatDiesIsReportedWithItsStatus() {
    variables.put("STATUS", "3");
    assertWrapFails("failed to read line: EOF (the plugin ended with status 3)");
  }

  @Test
  void questionsReachThePerson() throws Exception {
    RecordedPrompts person = new RecordedPrompts("sésame");
    prompts = person;
    wrap(
        "-> msg",
        body("touch it"),
        "-> request-secret",
        body("PIN:"),
        "-> request-public",
        body("Name:"),
        "-> confirm " + body("sésame") + " " + body("no"),
        body("Go?"),
        "-> confirm " + body("fine") + " " + body("no"),
        body("Go?"),
        "-> confirm " + body("sésame"),
        body("Seen?"),
        "-> recipient-stanza 0 x",
        "",
        "-> done",
        "");
    assertThat(person.heard)
        .containsExactly(
            "message: age: script plugin: touch it",
            "secret: PIN:",
            "text: Name:",
            "confirm: Go? / sésame / no",
            "confirm: Go? / fine / no",
            "confirm: Seen? / sésame / null");
    String said = body("sésame");
    assertThat(heard())
        .contains(
            "\n-> ok\n\n-> ok\n"
                + said
                + "\n-> ok\n"
                + said
                + "\n-> ok yes\n\n-> ok no\n\n-> ok"
                + " yes\n\n");
  }

  @Test
  void aQuestionThatIsCancelledFailsAndThePluginGoesOn() throws Exception {
    prompts = new RecordedPrompts(null);
    wrap(
        "-> request-secret",
        body("PIN:"),
        "-> request-public",
        body("Name:"),
        "-> confirm " + body("yes"),
        body("Go?"),
        "-> recipient-stanza 0 x",
        "",
        "-> done",
        "");
    assertThat(heard()).contains("-> fail\n\n-> fail\n\n-> fail\n\n");
  }

  @Test
  @Timeout(60)
  void aPluginThatHangsIsEndedWithItsChildren() throws Exception {
    install("hang", "sleep 1000 & echo $! >\"$HEARD\"; wait");
    variables.put("SOPS_AGE_PLUGIN_TIMEOUT", "1");
    assertThatThrownBy(() -> wrapTo("hang"))
        .extracting(Reason::of)
        .asString()
        .endsWith(
            "hang plugin: the plugin did not finish within 1 s (SOPS_AGE_PLUGIN_TIMEOUT sets how"
                + " many seconds it may take, 0 for no limit)");
    ProcessHandle child = ProcessHandle.of(Long.parseLong(heard().strip())).orElse(null);
    while (child != null && child.info().command().isPresent()) { // a zombie has none
      Thread.onSpinWait();
    }
  }

  @Test
  void aPluginThatTalksForeverIsStopped() throws Exception {
    install("flood", "tr '\\0' A </dev/zero");
    assertThatThrownBy(() -> wrapTo("flood"))
        .extracting(Reason::of)
        .asString()
        .endsWith("flood plugin: failed to read line: the plugin sent more than 16 MiB");
  }

  @Test
  void aPluginThatStaysIsEnded() throws Exception {
    install(
        "stay",
        "echo $$ >\"$HEARD\"; echo '-> recipient-stanza 0 x'; echo; echo '-> done'; echo; exec"
            + " sleep 1000");
    wrapTo("stay");
    long process = Long.parseLong(heard().strip());
    assertThat(ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false)).isFalse();
  }

  @Test
  void aPluginThatDoesNotListenMayStillAnswer() throws Exception {
    install("deaf", "exec <&-; echo '-> recipient-stanza 0 x'; echo; echo '-> done'; echo");
    assertThat(wrapTo("deaf")).startsWith("-----BEGIN AGE");
  }

  @ParameterizedTest
  @CsvSource({"x", "-1", "1s", "99999999999"})
  void aTimeThatIsNoneIsRefused(String text) {
    variables.put("SOPS_AGE_PLUGIN_TIMEOUT", text);
    assertWrapFails("SOPS_AGE_PLUGIN_TIMEOUT is not a number of seconds: \"" + text + "\"");
  }

  @Test
  void aPluginIsLookedForOnThePath() throws Exception {
    String missing = "couldn't start plugin: \"nosuch\" plugin not found: ";
    assertThatThrownBy(() -> wrapTo("nosuch"))
        .extracting(Reason::of)
        .asString()
        .endsWith(
            "nosuch plugin: "
                + missing
                + "exec: \"age-plugin-nosuch\": executable file not found in $PATH");
    install("here", "true");
    variables.put("PATH", ".:/bin");
    assertThatThrownBy(() -> wrapTo("here"))
        .extracting(Reason::of)
        .asString()
        .endsWith(
            "here plugin: couldn't start plugin: exec: \"age-plugin-here\": cannot run executable"
                + " found relative to current directory");
  }

  @Test
  void aPluginThatCannotBeStartedSaysWhy() throws Exception {
    Path program = install("broken", "");
    Files.writeString(program, "#!/nonexistent/interpreter\n");
    assertThatThrownBy(() -> wrapTo("broken"))
        .extracting(Reason::of)
        .asString()
        .endsWith(
            "broken plugin: couldn't start plugin: fork/exec "
                + program
                + ": no such file or directory");
  }

  @Test
  void aSourceOfFixedIdentitiesStartsNone() {
    assertThatThrownBy(() -> AgeKeySource.of(List.of()).wrap(Keys.ref(TestPlugins.SCRIPT), PART))
        .extracting(Reason::of)
        .asString()
        .endsWith(
            "script plugin: couldn't start plugin: this key source was made without an environment,"
                + " and runs no programs");
  }

  @Test
  void aRoundTripWithAPin() {
    variables.put("MIRROR_PIN", "1234");
    variables.put("SOPS_AGE_KEY", TestPlugins.MIRROR_IDENTITY);
    RecordedPrompts person = new RecordedPrompts("1234");
    var source = TestPlugins.source(home, person, variables);
    String enc = source.wrap(Keys.ref(TestPlugins.MIRROR), PART);
    assertThat(source.unwrap(Keys.wrapped(TestPlugins.MIRROR, enc)))
        .isEqualTo(new UnwrapResult.Unwrapped(PART));
    assertThat(person.heard).containsExactly("secret: PIN of the mirror:");
    var wrong = TestPlugins.source(home, new RecordedPrompts("4321"), variables);
    assertThat(Keys.message(wrong.unwrap(Keys.wrapped(TestPlugins.MIRROR, enc))))
        .startsWith(READING + "mirror plugin: wrong PIN")
        .doesNotContain("4321");
  }

  private String wrapTo(String name) {
    script();
    variables.putIfAbsent("PATH", home + ":/usr/bin:/bin");
    return TestPlugins.source(home, prompts, variables)
        .wrap(Keys.ref(TestPlugins.recipient(name)), PART);
  }

  private Path install(String name, String script) throws Exception {
    Path program = home.resolve("age-plugin-" + name);
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }
}
