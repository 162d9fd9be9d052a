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

/** {@code sops set}: what a user sees of it, beside the vectors. */
class SetCommandTest {
  @TempDir Path folder;
  private Program sops;

  @BeforeEach
  void haveAProgram() {
    sops = new Program(folder);
  }

  /** The lines of a file that another text of it does not have. */
  private static List<String> newLines(String before, String after) {
    List<String> lines = new ArrayList<>(after.lines().toList());
    before.lines().forEach(lines::remove);
    return lines;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f.yaml | # note\\na: one # inline\\nb:\\n    # inner\\n    - x\\n    # in list\\n    - x\\nc: 1.5\\nd: true\\nt: 2024-01-01\\n---\\ne: x\\n",
        "f.json | {\"a\": \"one\", \"b\": [\"x\", \"x\", 1, 2.5, true, null, \"\"], \"c\": {\"d\": {}}}",
        "f.env  | # note\\na=one\\nb=x\\nc=x\\n",
      })
  void onlyTheValueAndTheMacChangeInTheText(String name, String plain) {
    Path file = sops.encrypted(name, plain.replace("\\n", "\n"));
    String before = Program.read(file);

    assertThat(sops.run("set", name, "[\"a\"]", "\"two\"")).isZero();

    assertThat(sops.stdout + sops.stderr).isEmpty();
    String after = Program.read(file);
    assertThat(after.lines()).hasSameSizeAs(before.lines().toList());
    assertThat(newLines(before, after))
        .allMatch(line -> line.matches("\\W*(a|(sops_)?(mac|lastmodified))\\W.*"));
    assertThat(sops.decrypted(name)).contains("two").doesNotContain("one");
  }

  @Test
  void onlyTheValueAndTheMacChangeInAnIniFile() {
    Path file = sops.encrypted("f.ini", "; top\nx = 1\n\n[s]\n; note\na = one\nb = x\n");
    String before = Program.read(file);
    assertThat(sops.run("set", "f.ini", "[\"s\"][\"a\"]", "\"two\"")).isZero();
    assertThat(newLines(before, Program.read(file)))
        .allMatch(line -> line.matches("(a|mac|lastmodified) .*"));
  }

  @Test
  void aCommentBehindAValueStaysThere() {
    Path file = sops.encrypted("f.yaml", "a: one # why\nb: x\n");
    assertThat(sops.run("set", "f.yaml", "[\"b\"]", "\"y\"")).isZero();
    assertThat(Program.read(file)).containsPattern("(?m)^a: ENC\\[.*] #ENC\\[.*type:comment]$");
    assertThat(sops.decrypted("f.yaml")).isEqualTo("# why\na: one\nb: \"y\"\n");
  }

  @Test
  void theMacOverEncryptedValuesOnlyStaysOne() {
    sops.encrypted("f.yaml", "a: one\nb_unencrypted: x\n", "--mac-only-encrypted");
    assertThat(sops.run("set", "f.yaml", "[\"b_unencrypted\"]", "\"open\"")).isZero();
    assertThat(sops.run("set", "f.yaml", "[\"a\"]", "\"two\"")).isZero();
    assertThat(Program.read(folder.resolve("f.yaml"))).contains("mac_only_encrypted: true\n");
    assertThat(sops.decrypted("f.yaml")).isEqualTo("a: two\nb_unencrypted: open\n");
  }

  @Test
  void theFirstOfSeveralDocumentsIsAddressed() {
    sops.encrypted("f.yaml", "a: 1\n---\na: 2\n");
    assertThat(sops.run("set", "f.yaml", "[\"a\"]", "\"x\"")).isZero();
    assertThat(sops.decrypted("f.yaml")).isEqualTo("a: x\n---\na: 2\n");
  }

  @ParameterizedTest
  @CsvSource({
    ".db.pass-word,'{\"db\":{\"pass-word\":1}}'",
    ".db[0].x,'{\"db\":[{\"x\":1}]}'",
    ".db[\"a.b\"],'{\"db\":{\"a.b\":1}}'",
    ".['a[0]'].x,'{\"a[0]\":{\"x\":1}}'",
    "['.db'],'{\".db\":1}'",
    ".0,'{\"0\":1}'",
  })
  void pathsWithALeadingDot(String path, String json) {
    sops.encrypted("f.json", "{}");
    assertThat(sops.run("set", "f.json", path, "1")).isZero();
    assertThat(sops.decrypted("f.json").replaceAll("\\s", "")).isEqualTo(json);
    assertThat(sops.run("decrypt", "--extract", path, "f.json")).isZero();
    assertThat(sops.stdout).isEqualTo("1");
    assertThat(sops.run("unset", "f.json", path)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".", ".a..b", ".a.", ".a b", ".a[x]", ".a[0", ".a[\"b]", ".a[0]b", "a", ""})
  void aPathThatCannotBeReadIsRefused(String path) {
    Path file = sops.encrypted("f.yaml", "a: one\n");
    String before = Program.read(file);
    assertThat(sops.run("set", "f.yaml", path, "1")).isEqualTo(7);
    assertThat(sops.stderr)
        .startsWith("Invalid set index format\n  ")
        .endsWith("\n  a path looks like '[\"key\"][0]' or '.key[0]'\n")
        .hasLineCount(3);
    assertThat(sops.run("unset", "f.yaml", path)).isEqualTo(7);
    assertThat(sops.stderr).startsWith("Invalid unset index format\n");
    assertThat(file).hasContent(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "['l']['x'] | the path has the key 'x' where the document has a list at [\"l\"]",
        "['l'][-1]  | the path has the negative position -1 in the list at [\"l\"]",
      })
  void whereTheReferenceCrashesOneLineSaysWhy(String path, String message) {
    Path file = sops.encrypted("f.yaml", "l: [1]\n");
    String before = Program.read(file);
    assertThat(sops.run("set", "f.yaml", path, "1")).isEqualTo(1);
    assertThat(sops.stderr).isEqualTo(message + "\n");
    assertThat(sops.run("unset", "--idempotent=true", "f.yaml", path)).isEqualTo(1);
    assertThat(sops.stderr).isEqualTo(message + "\n");
    assertThat(file).hasContent(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret", "\"secret", "1 secret", "", "{\"a\":1e999}", "[\"secret\"]"})
  void aValueThatIsNoneIsRefusedWithoutQuotingIt(String value) {
    Path file = sops.encrypted("f.yaml", "a: two\n");
    String before = Program.read(file);
    assertThat(sops.run("set", "f.yaml", "['a']", value)).isEqualTo(7);
    assertThat(sops.stderr).contains("--set").doesNotContain("secret", "999").hasLineCount(2);
    assertThat(file).hasContent(before);
  }

  @Test
  void idempotentWritesOnlyAChange() {
    Path file = sops.encrypted("f.json", "{\"b\": \"ba\", \"n\": 1}");
    String before = Program.read(file);
    assertThat(sops.run("set", "--idempotent=true", "f.json", "['b']", "\"ba\"")).isZero();
    assertThat(file).hasContent(before);
    assertThat(sops.run("set", "f.json", "['b']", "\"ba\"", "--idempotent")).isZero();
    assertThat(file).hasContent(before);
    assertThat(sops.run("set", "f.json", "['n']", "1", "--idempotent")).isZero();
    assertThat(file).content().contains("type:float]");
  }

  @Test
  void anUnchangedValueIsWrittenAnewInTheOutputType() {
    Path file = sops.encrypted("f.json", "{\"a\": 2, \"b\": \"ba\"}");
    assertThat(sops.run("set", "--output-type", "yaml", "f.json", "['b']", "\"ba\"")).isZero();
    assertThat(file).content().startsWith("a: ENC[");
    assertThat(sops.run("decrypt", "--input-type=yaml", "--output-type=yaml", "f.json")).isZero();
    assertThat(sops.stdout).isEqualTo("a: 2\nb: ba\n");
  }

  @Test
  void theValueMayComeFromAFileOrStandardInput() {
    sops.encrypted("f.yaml", "a: 1\n");
    sops.write("v.json", " {\"cc\": \"ccc\"}\n");
    assertThat(sops.run("set", "--value-file", "f.yaml", "['c']", "v.json")).isZero();
    sops.stdin = "\"from stdin\"\n";
    assertThat(sops.run("set", "--value-stdin", "f.yaml", "['d']")).isZero();
    assertThat(sops.decrypted("f.yaml")).isEqualTo("a: 1\nc:\n    cc: ccc\nd: from stdin\n");
    assertThat(sops.run("set", "--value-file", "f.yaml", "['c']", ".")).isEqualTo(1);
    assertThat(sops.stderr).isEqualTo("read .: is a directory\n");
  }

  @Test
  void aMacThatIsWrongStopsUnlessItIsToBeIgnored() {
    Path file = sops.encrypted("f.yaml", "a: 1\nb_unencrypted: 2\n");
    sops.write("f.yaml", Program.read(file).replace("b_unencrypted: 2", "b_unencrypted: 3"));
    assertThat(sops.run("set", "f.yaml", "['a']", "\"x\"")).isEqualTo(51);
    assertThat(sops.run("set", "--ignore-mac=true", "f.yaml", "['a']", "\"x\"")).isZero();
    assertThat(sops.decrypted("f.yaml")).isEqualTo("a: x\nb_unencrypted: 3\n");
  }

  @Test
  void complaintsComeInTheOrderOfTheReference() {
    sops.encrypted("f.yaml", "a: 1\n");
    String[] order = {"set", "--decryption-order", "age,age", "f.yaml", "a", "x"};
    assertThat(sops.run(order)).isEqualTo(7);
    order[4] = "['a']";
    assertThat(sops.run(order)).isEqualTo(7);
    order[5] = "1";
    order[3] = "missing.yaml";
    assertThat(sops.run(order)).isEqualTo(112);
    sops.write(".sops.yaml", "creation_rules: 1\n");
    order[4] = "a";
    assertThat(sops.run(order)).isEqualTo(1);
    assertThat(sops.stderr).startsWith("error loading config: ");
  }

  @Test
  void fieldsThatAreLostAreNamed() {
    Path file = sops.encrypted("f.yaml", "a: 1\n");
    String odd = Program.read(file).replace("    mac:", "    note: x\n    Version_2: y\n    mac:");
    sops.write("f.yaml", odd.replace("        - enc:", "        - label: z\n          enc:"));
    assertThat(sops.run("set", "f.yaml", "['a']", "\"x\"")).isZero();
    assertThat(sops.stdout).isEmpty();
    assertThat(sops.stderr)
        .isEqualTo(
            "dropped from the metadata, as unknown: \"age[0].label\", \"note\", \"Version_2\"\n");
    assertThat(sops.run("set", "f.yaml", "['a']", "\"y\"")).isZero();
    assertThat(sops.stderr).isEmpty();
  }

  @Test
  void keysAndVersionStay() {
    Path file = sops.encrypted("f.yaml", "a: 1\n");
    String old = Program.read(file).replace("version: 3.13.2", "version: 3.7.1");
    sops.write("f.yaml", old);
    assertThat(sops.run("set", "f.yaml", "['a']", "\"x\"")).isZero();
    assertThat(newLines(old, Program.read(file)))
        .noneMatch(line -> line.contains("version") || line.contains("recipient"));
  }
}
