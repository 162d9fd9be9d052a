package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sops sync}: every encrypted file as its rule says. */
class SyncCommandTest {
  @TempDir Path folder;
  private Program sops;

  @BeforeEach
  void haveARuleAndAFileOfIt() throws IOException {
    Files.createDirectories(folder.resolve("prod"));
    sops = new Program(folder);
    sops.set("SOPS_AGE_RECIPIENTS", null);
    sops.set("SOPS_AGE_KEY", AgeKeys.identities("a,b,c,d"));
    rule("a", "");
    sops.encrypted("prod/f.yaml", "pw: one # comment\nhost: two\n");
  }

  private void rule(String groups, String more) {
    String rule = AgeKeys.rule(groups).replace("  - key", "  - path_regex: prod/\n    key");
    sops.write(".sops.yaml", rule + (more.isEmpty() ? "" : "    " + more + "\n"));
  }

  private String file() {
    return Program.read(folder.resolve("prod/f.yaml"));
  }

  private static String line(String text, String start) {
    return text.lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
  }

  @Test
  void aFileInStepIsLeftAlone() {
    String before = file();
    assertThat(sops.run("sync")).isZero();
    assertThat(sops.stdout).isEmpty();
    assertThat(sops.stderr).isEqualTo("sops sync: 1 as the rules say\n");
    assertThat(file()).isEqualTo(before);
  }

  @Test
  void checkAndDryRunNeedNoKeyAndWriteNothing() {
    rule("a,b", "");
    sops.set("SOPS_AGE_KEY", null);
    String before = file();
    assertThat(sops.run("sync", "--dry-run")).isZero();
    assertThat(sops.stdout).isEqualTo("prod/f.yaml\n  + " + AgeKeys.recipients("b") + "\n");
    assertThat(sops.run("sync", "--check")).isEqualTo(1);
    assertThat(file()).isEqualTo(before);
  }

  @Test
  void aNewRecipientIsAddedWithoutTouchingAnyValue() {
    String before = file();
    rule("b,a", "");
    assertThat(sops.run("sync")).isZero();
    assertThat(line(file(), "pw:")).isEqualTo(line(before, "pw:"));
    assertThat(line(file(), "    mac:")).isEqualTo(line(before, "    mac:"));
    assertThat(line(file(), "    lastmodified:")).isEqualTo(line(before, "    lastmodified:"));
    assertThat(file()).contains(before.lines().filter(l -> l.contains("YWdl")).findFirst().get());
    sops.set("SOPS_AGE_KEY", AgeKeys.identities("b"));
    assertThat(sops.decrypted("prod/f.yaml")).contains("pw: one\n");
  }

  @Test
  void anotherOrderIsADifference() {
    rule("a,b", "");
    assertThat(sops.run("sync")).isZero();
    rule("b,a", "");
    assertThat(sops.run("sync", "--check")).isEqualTo(1);
    assertThat(sops.stdout).isEqualTo("prod/f.yaml\n  order of the recipients\n");
    assertThat(sops.run("sync")).isZero();
    assertThat(sops.run("sync", "--check")).isZero();
  }

  @Test
  void whenARecipientGoesTheDataKeyIsNewAndTheHistoryIsMentioned() {
    rule("a,b", "");
    assertThat(sops.run("sync")).isZero();
    String before = file();
    rule("a", "");
    assertThat(sops.run("sync")).isZero();
    assertThat(sops.stdout).contains("  - " + AgeKeys.recipients("b") + "\n", "  new data key");
    assertThat(sops.stderr).contains("history of the repository keeps these files");
    assertThat(line(file(), "pw:")).isNotEqualTo(line(before, "pw:"));
    sops.set("SOPS_AGE_KEY", AgeKeys.identities("b"));
    assertThat(sops.run("decrypt", "prod/f.yaml")).isEqualTo(128);
  }

  @Test
  void groupsThresholdAndMacModeFollowTheRule() {
    rule("a/b/c", "shamir_threshold: 2\n    mac_only_encrypted: true");
    assertThat(sops.run("sync")).isZero();
    assertThat(sops.stdout)
        .contains(
            "  + group 2: " + AgeKeys.recipients("b"),
            "  shamir_threshold: 0 -> 2",
            "  mac_only_encrypted: false -> true",
            "  new data key");
    assertThat(file()).contains("shamir_threshold: 2", "mac_only_encrypted: true");
    sops.set("SOPS_AGE_KEY", AgeKeys.identities("b,c"));
    assertThat(sops.decrypted("prod/f.yaml")).contains("host: two\n");
    assertThat(sops.run("sync", "--check")).isZero();
  }

  @Test
  void whatARuleWouldPutInClearTakesMoreThanASync() {
    rule("a", "encrypted_regex: ^pw$");
    String before = file();
    assertThat(sops.run("sync", "-n")).isZero();
    assertThat(sops.stdout).contains("    WILL BE IN CLEAR: [\"host\"]\n");
    assertThat(sops.run("sync")).isEqualTo(2);
    assertThat(sops.stderr)
        .contains("prod/f.yaml:\n  its rule would write in clear what is encrypted");
    assertThat(file()).isEqualTo(before);
    assertThat(sops.run("sync", "--allow-plaintext")).isEqualTo(8);
    assertThat(sops.run("sync", "--allow-plaintext", "prod/f.yaml")).isZero();
    assertThat(line(file(), "host:")).isEqualTo("host: two");
    assertThat(line(before, "pw:")).startsWith(line(file(), "pw:"));
    rule("a", "unencrypted_regex: ^nothing$");
    assertThat(sops.run("sync")).isZero();
    assertThat(sops.stdout).contains("    will be encrypted: [\"host\"]\n");
    assertThat(line(file(), "host:")).startsWith("host: ENC[");
  }

  @Test
  void commentsThatSelectAreDecryptedBeforeAnythingIsDecided() {
    sops.write("prod/f.yaml", "# public\nhost: two\npw: one\n");
    rule("a", "unencrypted_comment_regex: none");
    assertThat(sops.run("encrypt", "-i", "prod/f.yaml")).isZero();
    rule("a", "unencrypted_comment_regex: public");
    assertThat(sops.run("sync")).isEqualTo(2);
    assertThat(sops.stderr).contains("in clear", "[\"host\"]");
  }

  @Test
  void aFileWithoutRuleIsReportedAndLeftAlone() {
    sops.write("other.txt", "no secret of sops");
    sops.set("SOPS_AGE_RECIPIENTS", AgeKeys.recipients("b"));
    sops.write("dev.json", "{\"a\": 1}");
    assertThat(sops.run("--config", "/dev/null", "encrypt", "-i", "dev.json")).isZero();
    String before = Program.read(folder.resolve("dev.json"));
    assertThat(sops.run("sync", "--check")).isZero();
    assertThat(sops.stdout).isEqualTo("dev.json: no rule for it\n");
    assertThat(sops.run("sync")).isZero();
    assertThat(folder.resolve("dev.json")).hasContent(before);
  }

  @Test
  void oneFileThatFailsKeepsNoneOfTheOthers() {
    sops.write("prod/a.yaml", file().replace("pw: ENC", "pw: ABC"));
    sops.write("prod/z.yaml", file());
    rule("a,b", "");
    assertThat(sops.run("sync")).isEqualTo(2);
    assertThat(sops.stdout).contains("prod/f.yaml\n", "prod/z.yaml\n").doesNotContain("a.yaml");
    assertThat(sops.stderr).contains("prod/a.yaml:\n  ", "2 brought in step, 1 failed\n");
  }

  @Test
  void everyFolderHasTheRulesOfTheNearestConfiguration() throws IOException {
    Files.createDirectories(folder.resolve("team"));
    sops.write("team/.sops.yaml", AgeKeys.rule("c"));
    sops.write("team/f.yaml", file());
    assertThat(sops.run("sync")).isZero();
    assertThat(Program.read(folder.resolve("team/f.yaml"))).contains(AgeKeys.recipients("c"));
    assertThat(file()).contains(AgeKeys.recipients("a"));
    assertThat(sops.run("sync", "--config", ".sops.yaml", "--check", "team")).isZero();
    assertThat(sops.stdout).isEqualTo("team/f.yaml: no rule for it\n");
  }

  @Test
  void whatIsNamedHasToBeAnEncryptedFile() {
    sops.write("plain.yaml", "a: 1\n");
    assertThat(sops.run("sync", "plain.yaml", "nothing.yaml")).isEqualTo(2);
    assertThat(sops.stderr)
        .contains("plain.yaml:\n  sops metadata not found\n", "nothing.yaml:\n", "2 failed\n");
  }

  @Test
  void aBrokenConfigurationIsAnError() {
    sops.write(".sops.yaml", "creation_rules:\n  - path_regex: '('\n");
    assertThat(sops.run("sync", "--check")).isEqualTo(2);
  }
}
