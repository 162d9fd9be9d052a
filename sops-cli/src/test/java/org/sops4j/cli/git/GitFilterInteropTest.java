package org.sops4j.cli.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.cli.AgeKeys;

/**
 * The filter as the real git runs it: in clear in the working tree, encrypted in the repository.
 */
@Tag("interop")
class GitFilterInteropTest {
  private static final int FILES = 500;

  @TempDir Path temp;
  private GitBench bench;

  @BeforeEach
  void makeRepository() {
    bench = new GitBench(temp);
    bench.write(".sops.yaml", AgeKeys.rule("a"));
    bench.sops("git", "install", "--no-hook", "--filter", "/s/**");
    bench.commit("first");
  }

  /** Counts the starts of our program from now on. */
  private Path countStarts() throws IOException {
    Path log = temp.resolve("starts");
    Files.deleteIfExists(log);
    Path real = temp.resolve("bin/sops");
    Path moved = temp.resolve("bin/real-sops");
    if (!Files.exists(moved)) {
      Files.move(real, moved);
    }
    bench.script("sops", "echo start >> '" + log + "'; exec '" + moved + "' \"$@\"");
    return log;
  }

  @Test
  void fiveHundredFilesGoThroughOneProcessEachWay() throws IOException {
    List<String> plain = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      plain.add("# number " + i + "\nuser: app\npassword: secret " + i + "\n");
      bench.write("s/f" + i + ".yaml", plain.get(i));
    }
    Path starts = countStarts();
    bench.git("add", "s");
    assertThat(Files.readAllLines(starts)).hasSize(1);
    bench.git("commit", "-q", "-m", "files");
    for (int i = 0; i < FILES; i += 50) {
      assertThat(bench.git("cat-file", "blob", "HEAD:s/f" + i + ".yaml"))
          .contains("password: ENC[", "sops:")
          .doesNotContain("secret " + i);
    }

    for (int i = 0; i < FILES; i++) {
      Files.delete(bench.path("s/f" + i + ".yaml"));
    }
    starts = countStarts();
    bench.git("checkout", "-q", "--", "s");

    assertThat(Files.readAllLines(starts)).hasSize(1);
    for (int i = 0; i < FILES; i++) {
      assertThat(bench.read("s/f" + i + ".yaml")).isEqualTo(plain.get(i));
    }
    assertThat(bench.git("status", "--short")).isEmpty();
  }

  @Test
  void whatDidNotChangeIsNoChangeAndWhatDidIsSmall() throws IOException {
    bench.write("s/f.yaml", "a: 1\nb: two\n");
    bench.commit("file");
    String before = bench.git("cat-file", "blob", "HEAD:s/f.yaml");

    Files.delete(bench.path("s/f.yaml"));
    bench.write("s/f.yaml", "a: 1\nb: two\n"); // the same content, newly written
    assertThat(bench.git("status", "--short")).isEmpty();

    bench.write("s/f.yaml", "a: 1\nb: three\n");
    assertThat(bench.git("diff")).contains("\n-b: two\n+b: three\n").doesNotContain("ENC[");
    bench.commit("change");
    String after = bench.git("cat-file", "blob", "HEAD:s/f.yaml");
    List<String> changed = new ArrayList<>(after.lines().toList());
    changed.removeAll(before.lines().toList());
    assertThat(changed)
        .hasSizeBetween(2, 3)
        .allMatch(line -> line.matches("(b|    (mac|last.*)): .*"));
  }

  @Test
  void theRealProgramReadsWhatIsStored() throws IOException {
    bench.write("s/f.json", "{\"a\": [1, \"two\"]}");
    bench.write("s/f.env", "A=one\n");
    bench.write("s/f.ini", "[s]\na = 1\n");
    bench.write("s/f.bin", "any text\n");
    bench.commit("files");

    for (String name : List.of("f.json", "f.env", "f.ini", "f.bin")) {
      bench.write(name, bench.git("cat-file", "blob", "HEAD:s/" + name));
    }
    assertThat(bench.reference("f.json")).isEqualTo("{\n\t\"a\": [\n\t\t1,\n\t\t\"two\"\n\t]\n}\n");
    assertThat(bench.reference("f.env")).isEqualTo("A=one\n");
    assertThat(bench.reference("f.ini")).isEqualTo("[s]\na = 1\n");
    assertThat(bench.reference("f.bin")).isEqualTo("any text\n");
  }

  @Test
  void whatCannotBeEncryptedIsNotStored() {
    bench.write(".sops.yaml", "creation_rules:\n  - path_regex: ^other$\n    age: x\n");
    bench.write("s/f.yaml", "a: secret\n");

    GitBench.Result result = bench.run("git", "add", "s/f.yaml");

    assertThat(result.status()).isNotZero();
    assertThat(result.errors()).contains("sops: s/f.yaml: ").doesNotContain("secret");
    assertThat(bench.git("ls-files", "s")).isEmpty();
  }

  @Test
  void withoutAKeyFilesStayEncryptedAndUnchanged() throws IOException {
    bench.write("s/f.yaml", "a: secret\n");
    bench.commit("file");
    String stored = bench.git("cat-file", "blob", "HEAD:s/f.yaml");
    Files.delete(bench.path("s/f.yaml"));
    bench.environment.remove("SOPS_AGE_KEY");

    GitBench.Result result = bench.run("git", "checkout", "--", "s/f.yaml");

    assertThat(result.status()).isZero();
    assertThat(result.errors())
        .contains("sops: s/f.yaml stays encrypted: Failed to get the data key");
    assertThat(bench.read("s/f.yaml")).isEqualTo(stored);
    bench.git("add", "s/f.yaml");
    assertThat(bench.git("status", "--short")).isEmpty();
  }

  @Test
  void aFileThatWasTamperedWithIsNotPutInClear() throws IOException {
    bench.write("s/f.yaml", "a: 1\nb: 2\n");
    bench.commit("file");
    String cut = bench.git("cat-file", "blob", "HEAD:s/f.yaml").replaceFirst("(?m)^b:.*\n", "");
    bench.write("s/f.yaml", cut);
    bench.commit("cut");
    Files.delete(bench.path("s/f.yaml"));

    GitBench.Result result = bench.run("git", "checkout", "--", "s/f.yaml");

    assertThat(result.errors()).contains("stays encrypted: MAC mismatch");
    assertThat(bench.read("s/f.yaml")).isEqualTo(cut);
  }

  @Test
  void branchesAreMergedAndConflictsSettledInClear() {
    bench.write("s/f.yaml", "a: 1\nb: 2\nc: 3\n");
    bench.commit("base");
    bench.git("checkout", "-q", "-b", "other");
    bench.write("s/f.yaml", "a: 1\nb: 4\nc: 5\n");
    bench.commit("theirs");
    bench.git("checkout", "-q", "main");
    bench.write("s/f.yaml", "a: 7\nb: 8\nc: 3\n");
    bench.commit("ours");

    assertThat(bench.run("git", "merge", "other").errors()).contains("[\"b\"]: both sides");
    assertThat(bench.read("s/f.yaml")).isEqualTo("a: 7\nb: 8\nc: 5\n");
    bench.sops("mergetool", "--theirs");

    assertThat(bench.read("s/f.yaml")).isEqualTo("a: 7\nb: 4\nc: 5\n");
    assertThat(bench.git("status", "--short")).isEqualTo("M  s/f.yaml\n");
    assertThat(bench.git("cat-file", "blob", ":s/f.yaml")).contains("a: ENC[");
  }

  @Test
  void uninstallEncryptsTheFilesAgainUnlessTheyHaveChanges() {
    bench.write("s/f.yaml", "a: secret\n");
    bench.commit("file");
    bench.write("s/f.yaml", "a: changed\n");
    GitBench.Result refused = bench.trySops("git", "uninstall");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.errors()).contains("  s/f.yaml\n").contains("nothing was removed");
    assertThat(bench.git("config", "filter.sops.process")).isEqualTo("sops git filter\n");

    bench.commit("changed");
    bench.sops("git", "uninstall");

    assertThat(bench.read("s/f.yaml")).startsWith("a: ENC[");
    assertThat(bench.git("status", "--short", "s")).isEmpty();
  }

  @Test
  void installPutsFilesInClearThatWereEncrypted() {
    bench.encrypted("old/f.yaml", "a: 1\n");
    bench.commit("encrypted");

    bench.sops("git", "install", "--no-hook", "--filter");

    assertThat(bench.read("old/f.yaml")).isEqualTo("a: 1\n");
    assertThat(bench.git("status", "--short", "old")).isEmpty();
  }
}
