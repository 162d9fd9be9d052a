package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sops groups add} and {@code sops groups delete} (cli.md sections 8.2 and 8.3). */
class GroupsCommandTest {
  @TempDir Path folder;
  private Program sops;
  private Path file;
  private String before;

  @BeforeEach
  void haveAFileForKeyA() {
    sops = new Program(folder);
    sops.set("SOPS_AGE_RECIPIENTS", AgeKeys.recipients("a"));
    sops.set("SOPS_AGE_KEY", AgeKeys.identities("a,b,c"));
    file = sops.encrypted("f.yaml", "a: one\n");
    before = Program.read(file);
  }

  private int groups(String... args) {
    List<String> all = new ArrayList<>(List.of("groups", args[0], "--file", "f.yaml"));
    all.addAll(List.of(args).subList(1, args.length));
    return sops.run(all.toArray(new String[0]));
  }

  @Test
  void aGroupIsAddedAndTakenOutAgain() {
    assertThat(groups("add", "-i=true", "--age", AgeKeys.recipients("b"))).isZero();
    assertThat(sops.stdout + sops.stderr).isEmpty();
    assertThat(file).content().contains("shamir_threshold: 2\n").startsWith(before.split("\n")[0]);
    sops.set("SOPS_AGE_KEY", AgeKeys.identities("b"));
    assertThat(sops.run("decrypt", "f.yaml")).isEqualTo(128);
    sops.set("SOPS_AGE_KEY", AgeKeys.identities("a,b"));
    assertThat(sops.decrypted("f.yaml")).isEqualTo("a: one\n");
    String[] delete = {"delete", "-i=true", "--shamir-secret-sharing-threshold", "1", "0"};
    assertThat(groups(delete)).isZero();
    sops.set("SOPS_AGE_KEY", AgeKeys.identities("b"));
    assertThat(sops.decrypted("f.yaml")).isEqualTo("a: one\n");
  }

  @Test
  void withoutInPlaceTheResultIsPrinted() {
    assertThat(groups("add", "--age", AgeKeys.recipients("b"))).isZero();
    assertThat(sops.stdout).startsWith(before.split("\n")[0]).contains("    key_groups:\n");
    assertThat(file).hasContent(before);
  }

  @Test
  void anyOfSeveralKeysOpensTheGroup() {
    String both = AgeKeys.recipients("b,c");
    assertThat(groups("add", "-i=true", "--age", both)).isZero();
    sops.set("SOPS_AGE_KEY", AgeKeys.identities("a,c"));
    assertThat(sops.decrypted("f.yaml")).isEqualTo("a: one\n");
  }

  @Test
  void aBadKeyIsToldAndLeftOut() {
    String good = AgeKeys.recipients("b");
    assertThat(groups("add", "--age", "nope", "--hc-vault-transit", "x", "--age", good)).isZero();
    assertThat(sops.stderr)
        .containsPattern("level=error msg=\"Failed to add key\" error=\"missing scheme in Vault")
        .containsPattern("\n.*level=error msg=\"Failed to add key\" error=\"failed to parse input")
        .hasLineCount(2);
    assertThat(sops.stdout).contains(good);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--aws-profile x", "--age nope", "--hckms eu:x"})
  void aGroupWithoutKeysIsRefused(String flags) {
    String[] words = flags.split(" ");
    assertThat(groups("add", "-i=true", words[0], words[1])).isEqualTo(1);
    assertThat(sops.stderr)
        .endsWith(
            "level=fatal msg=\"error updating one or more master keys: [empty key group"
                + " provided]\"\n");
    assertThat(file).hasContent(before);
  }

  @Test
  void theKeyThatIsIgnoredIsNamed() {
    assertThat(groups("add", "--hckms", "eu:x", "--age", AgeKeys.recipients("b"))).isZero();
    assertThat(sops.stderr)
        .isEqualTo("  --hckms is ignored, as by SOPS: the group gets no key for it\n");
    assertThat(sops.stdout).doesNotContain("eu:x");
  }

  @Test
  void aKeyThatCannotBeUsedLeavesTheFileAlone() {
    String arns = "arn:aws:kms:us-east-1:111122223333:key/x,arn:b";
    assertThat(groups("add", "-i=true", "--kms", arns, "--encryption-context", "k:v")).isEqualTo(1);
    assertThat(sops.stderr)
        .contains("level=fatal msg=\"error updating one or more master keys: [failed to encrypt")
        .contains("\\\"" + arns + "|k:v\\\"");
    assertThat(file).hasContent(before);
  }

  @Test
  void aThresholdThatCannotBeIsRefused() {
    String b = AgeKeys.recipients("b");
    String flag = "--shamir-secret-sharing-threshold";
    assertThat(groups("add", "-i=true", "--age", b, flag, "3")).isEqualTo(1);
    assertThat(sops.stderr).contains("[could not split data key into parts for Shamir: parts");
    assertThat(groups("add", "-i=true", "--age", b, flag, "1")).isEqualTo(1);
    assertThat(sops.stderr).contains(" threshold must be at least 2]");
    assertThat(file).hasContent(before);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 'there is no key group 1: the file has 1, and the first one is 0'",
    "4294967295, 'there is no key group 2147483647: the file has 1, and the first one is 0'",
    "0, 'error updating one or more master keys: [no key groups provided]'",
    "4294967296, 'strconv.ParseUint: parsing \\\"4294967296\\\": value out of range'",
    "1x, 'strconv.ParseUint: parsing \\\"1x\\\": invalid syntax'",
  })
  void aGroupThatCannotGoIsRefused(String index, String complaint) {
    assertThat(groups("delete", "-i=true", index)).isEqualTo(1);
    assertThat(sops.stderr).contains("level=fatal msg=\"").contains(complaint);
    assertThat(file).hasContent(before);
  }

  @Test
  void asManyGroupsStayAsAreNeeded() {
    assertThat(groups("add", "-i=true", "--age", AgeKeys.recipients("b"))).isZero();
    before = Program.read(file);
    assertThat(groups("delete", "-i=true", "1")).isEqualTo(1);
    assertThat(sops.stderr)
        .contains("Shamir threshold is 2, but we only have 1 key groups")
        .contains("level=fatal");
    assertThat(file).hasContent(before);
  }

  @Test
  void withoutTheKeyTheFailureIsTold() {
    sops.set("SOPS_AGE_KEY", AgeKeys.identities("b"));
    assertThat(groups("add", "-i=true", "--age", AgeKeys.recipients("b"))).isEqualTo(1);
    assertThat(sops.stderr)
        .endsWith("msg=\"Error getting data key: 0 successful groups required, got 0\"\n");
  }
}
