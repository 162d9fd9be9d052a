package org.sops4j.cli.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.cli.AgeKeys;

/** {@code sops git install} and {@code uninstall} in repositories of the real git. */
@Tag("interop")
class GitInstallInteropTest {
  private static final String HOOK = ".git/hooks/pre-commit";

  @TempDir Path temp;
  private GitBench bench;

  @BeforeEach
  void makeRepository() {
    bench = new GitBench(temp);
    bench.write(".sops.yaml", AgeKeys.rule("a"));
    bench.encrypted("secrets/one.yaml", "a: 1\n");
    bench.encrypted("secrets/two.yaml", "b: 2\n");
    bench.encrypted("mixed/data.json", "{\"a\": 1}");
    bench.write("mixed/package.json", "{}\n");
    bench.commit("first");
  }

  private List<String> state() throws IOException {
    List<String> state = new ArrayList<>();
    for (String name : List.of(".gitattributes", ".git/config", HOOK, ".husky/pre-commit")) {
      state.add(Files.exists(bench.path(name)) ? bench.read(name) : "none");
    }
    return state;
  }

  @Test
  void setsUpDiffMergeAndHookForTheEncryptedFiles() {
    bench.sops("git", "install");

    assertThat(bench.read(".gitattributes"))
        .contains("\n/mixed/data.json diff=sops merge=sops\n")
        .contains("\n/secrets/*.yaml diff=sops merge=sops\n")
        .doesNotContain("package.json", "filter");
    assertThat(bench.git("config", "diff.sops.textconv")).isEqualTo("sops git textconv\n");
    assertThat(bench.git("config", "merge.sops.driver")).isEqualTo("sops git merge %O %A %B %P\n");
    assertThat(bench.read(HOOK))
        .startsWith("#!/bin/sh\n")
        .contains("sops check --staged || exit 1");
    assertThat(Files.isExecutable(bench.path(HOOK))).isTrue();
  }

  @Test
  void aSecondTimeChangesNothing() throws IOException {
    bench.sops("git", "install", "--filter");
    List<String> once = state();

    bench.sops("git", "install", "--filter");
    bench.sops("git", "install");

    assertThat(state()).isEqualTo(once);
  }

  @Test
  void newEncryptedFilesAreAddedToThePatternsThatAreThere() {
    bench.sops("git", "install", "*.enc.yaml");
    bench.sops("git", "install");

    assertThat(MarkedBlock.lines(bench.read(".gitattributes")))
        .containsExactly(
            "*.enc.yaml diff=sops merge=sops",
            "/mixed/data.json diff=sops merge=sops",
            "/secrets/*.yaml diff=sops merge=sops");
  }

  @Test
  void uninstallLeavesNothingBehind() throws IOException {
    List<String> before = state();
    bench.sops("git", "install", "--filter");
    bench.commit("attributes");
    for (int i = 0; i < 3; i++) {
      assertThat(state().get(i)).isNotEqualTo(before.get(i));
    }

    bench.sops("git", "uninstall");

    assertThat(state()).isEqualTo(before);
    assertThat(bench.sops("git", "uninstall")).isEqualTo("nothing is set up here\n");
  }

  @Test
  void whatOthersWroteIsKeptToTheByte() throws IOException {
    bench.write(".gitattributes", "*.png binary");
    bench.write(HOOK, "#!/usr/bin/env bash\necho mine\nexit 0\n");
    Files.setPosixFilePermissions(bench.path(HOOK), PosixFilePermissions.fromString("rwxr-x---"));
    bench.git("config", "diff.other.textconv", "cat");
    List<String> before = state();

    bench.sops("git", "install");
    assertThat(bench.read(".gitattributes")).startsWith("*.png binary\n");
    assertThat(bench.read(HOOK)).contains("check --staged || exit 1").endsWith("exit 0\n");
    bench.sops("git", "uninstall");

    assertThat(state()).isEqualTo(before);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bench.path(HOOK))))
        .isEqualTo("rwxr-x---");
  }

  @Test
  void settingsOfOthersAreNotOverwrittenAndNothingIsDoneByHalves() throws IOException {
    bench.git("config", "diff.sops.textconv", "sops decrypt");
    List<String> before = state();

    GitBench.Result result = bench.trySops("git", "install");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.errors())
        .contains("nothing was set up", "diff.sops.textconv is already 'sops decrypt'");
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void aSettingThatWasThereAlreadyOutlivesUninstall() {
    bench.git("config", "diff.sops.textconv", "sops git textconv");
    bench.sops("git", "install");
    bench.sops("git", "uninstall");

    assertThat(bench.git("config", "diff.sops.textconv")).isEqualTo("sops git textconv\n");
  }

  @Test
  void attributesOfOthersAreNotOverwritten() {
    bench.write(".gitattributes", "*.json diff=mine\n*.yaml merge=union\n");

    String said = bench.sops("git", "install");

    assertThat(MarkedBlock.lines(bench.read(".gitattributes")))
        .containsExactly("/mixed/data.json merge=sops", "/secrets/*.yaml diff=sops");
    assertThat(said)
        .contains("left alone, as it is set already: diff of /mixed/data.json")
        .contains("left alone, as it is set already: merge of /secrets/*.yaml");
  }

  @Test
  void aHookThatIsNoShellScriptIsLeftAlone() throws IOException {
    bench.write(HOOK, "#!/usr/bin/env python3\nprint('mine')\n");
    assertRefused("is no shell script");

    bench.sops("git", "install", "--no-hook");
    assertThat(bench.read(HOOK)).isEqualTo("#!/usr/bin/env python3\nprint('mine')\n");
  }

  @Test
  void hooksOfOtherProgramsAreLeftToThem() throws IOException {
    bench.write(
        HOOK, "#!/usr/bin/env bash\n# File generated by pre-commit: https://pre-commit.com\n");
    assertRefused(".pre-commit-config.yaml");
    Files.delete(bench.path(HOOK));

    bench.git("config", "core.hooksPath", ".husky/_");
    assertRefused("add the line 'sops check --staged' to .husky/pre-commit");

    bench.git("config", "core.hooksPath", temp.resolve("shared").toString());
    assertRefused("which other repositories share");
  }

  private void assertRefused(String reason) throws IOException {
    List<String> before = state();
    GitBench.Result result = bench.trySops("git", "install");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.errors()).contains(reason).contains("--no-hook");
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void hooksInTheRepositoryAreFoundWhereTheConfigurationSays() {
    bench.git("config", "core.hooksPath", "tools/hooks");
    bench.sops("git", "install");

    assertThat(bench.read("tools/hooks/pre-commit")).contains("sops check --staged");
    bench.sops("git", "uninstall");
    assertThat(bench.path("tools/hooks/pre-commit")).doesNotExist();
  }

  @Test
  void aLinkedWorkingTreeSharesWhatIsSetUp() throws IOException {
    bench.git("worktree", "add", "-q", "../linked");
    GitBench.Result installed =
        bench.run("sh", "-c", "cd ../linked && " + temp.resolve("bin/sops") + " git install");

    assertThat(installed.status()).as(installed.errors()).isZero();
    assertThat(bench.read(HOOK)).contains("check --staged");
    assertThat(Files.readString(temp.resolve("linked/.gitattributes"))).contains("merge=sops");
  }

  @Test
  void theProgramMayBeElsewhere() {
    Path program = temp.resolve("my programs/sops");
    bench.sops("git", "install", "--program", program.toString());

    assertThat(bench.git("config", "diff.sops.textconv"))
        .isEqualTo("'" + program + "' git textconv\n");
    bench.sops("git", "install");
    assertThat(bench.git("config", "diff.sops.textconv")).isEqualTo("sops git textconv\n");
    assertThat(bench.read(HOOK)).contains(" sops check").doesNotContain("my programs");
  }

  @Test
  void namesOfAnyLettersAreMeantLiterally() throws IOException {
    bench.encrypted("a b/x[1].yaml", "a: 1\n");
    bench.write("a b/plain.yaml", "a: 1\n");
    bench.encrypted("ä/*.json", "{}");
    bench.write("ä/other.json", "{}");
    bench.commit("names");

    bench.sops("git", "install");

    assertThat(bench.git("check-attr", "merge", "--", "a b/x[1].yaml", "ä/*.json"))
        .contains("x[1].yaml: merge: sops")
        .contains("*.json\": merge: sops");
    assertThat(bench.git("check-attr", "merge", "--", "a b/plain.yaml", "ä/other.json"))
        .doesNotContain(": sops");
  }

  @Test
  void theHookStopsPlaintextAndLetsEncryptedFilesPass() throws IOException {
    bench.write(
        ".sops.yaml",
        "creation_rules:\n  - path_regex: ^secrets/\n    age: " + AgeKeys.recipients("a") + "\n");
    bench.sops("git", "install");
    bench.git("add", "-A");
    bench.git("commit", "-q", "-m", "attributes");
    bench.write("secrets/three.yaml", "password: hunter2\n");
    bench.git("add", "-A");

    GitBench.Result stopped = bench.run("git", "commit", "-m", "oops");
    assertThat(stopped.status()).isEqualTo(1);
    assertThat(stopped.output() + stopped.errors())
        .contains("secrets/three.yaml")
        .doesNotContain("hunter2");

    bench.sops("encrypt", "-i", "secrets/three.yaml");
    bench.git("add", "-A");
    bench.git("commit", "-q", "-m", "encrypted");
    assertThat(bench.git("log", "-1", "--format=%s")).isEqualTo("encrypted\n");
  }

  @Test
  void diffsAreShownInClear() {
    bench.sops("git", "install");
    bench.sops("set", "secrets/one.yaml", ".a", "7");

    assertThat(bench.git("diff", "secrets")).contains("\n-a: 1\n+a: 7\n").doesNotContain("ENC[");
    assertThat(bench.git("diff", "--no-textconv", "secrets")).contains("+a: ENC[");
  }

  @Test
  void aChangeOfRecipientsIsSeen() {
    bench.sops("git", "install");
    bench.sops("rotate", "-i", "--add-age", AgeKeys.recipients("b"), "secrets/one.yaml");

    assertThat(bench.git("diff", "secrets"))
        .contains("+# sops: age:" + AgeKeys.recipients("b"))
        .doesNotContain("ENC[");
  }

  @Test
  void withoutAKeyDiffsAreShownAsTheyAreStored() {
    bench.sops("git", "install");
    bench.sops("set", "secrets/one.yaml", ".a", "7");
    bench.environment.remove("SOPS_AGE_KEY");

    assertThat(bench.git("diff", "secrets")).contains("+a: ENC[");
  }
}
