package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of ours after the reference's words, which change neither output nor status. */
class HintsTest {
  private static final String NO_RECIPIENTS_NEEDED =
      " does not use --age: the file says whose keys open it, and the private key is looked for on"
          + " this machine: SOPS_AGE_KEY, SOPS_AGE_KEY_FILE or the user's sops/age/keys.txt\n";

  @TempDir Path folder;

  @Test
  void aWrongMacSaysWhatThatMeans() {
    Program program = new Program(folder);
    Path file = program.encrypted("f.yaml", "a_unencrypted: 1\nb: 2\n");
    program.write("f.yaml", Program.read(file).replace("encrypted: 1", "encrypted: 2"));
    assertThat(program.run("decrypt", "f.yaml")).isEqualTo(51);
    assertThat(program.stdout).isEmpty();
    assertThat(program.stderr)
        .matches(
            "(?s)MAC mismatch. File has [0-9A-F]{128}, computed [0-9A-F]{128}\n"
                + "  in f.yaml\n"
                + "  The file was changed after it was encrypted.*\n"
                + "  Go back to the last version that decrypts.*\n"
                + "  To see what is in the file .*: sops decrypt --ignore-mac f.yaml\n");
  }

  @Test
  void aWholeFileUnderTheNameOfAKnownTypeSaysHowToGetItBack() {
    Program program = new Program(folder);
    program.stdin = "kind: Secret\n";
    assertThat(program.run("encrypt", "--filename-override", "x", "--output", "k.yaml")).isZero();
    assertThat(program.run("-d", "k.yaml")).isZero();
    assertThat(program.stdout).isEqualTo("data: |\n    kind: Secret\n");
    assertThat(program.stderr)
        .isEqualTo(
            "  k.yaml was encrypted as a whole, not value by value: --output-type binary gives back"
                + " the original\n");
    assertThat(program.run("-d", "--output-type", "binary", "k.yaml")).isZero();
    assertThat(program.stdout).isEqualTo("kind: Secret\n");
    assertThat(program.stderr).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"f.yaml", "f.json"})
  void anOrdinaryFileWithOneValueIsNoSuchFile(String name) {
    Program program = new Program(folder);
    program.encrypted(name, "{\"data\": \"x\"}");
    assertThat(program.run("decrypt", name)).isZero();
    assertThat(program.stderr).isEmpty();
  }

  @Test
  void recipientsAreNotNeededToDecrypt() {
    Program program = new Program(folder);
    program.encrypted("f.yaml", "a: b\n");
    assertThat(program.run("decrypt", "--age", Program.RECIPIENT, "f.yaml")).isEqualTo(1);
    assertThat(program.stderr)
        .endsWith(
            " level=fatal msg=\"flag provided but not defined: -age\"\n  sops decrypt"
                + NO_RECIPIENTS_NEEDED);
    assertThat(program.run("-d", "-a", Program.RECIPIENT, "f.yaml")).isZero();
    assertThat(program.stdout).isEqualTo("a: b\n");
    assertThat(program.stderr).isEqualTo("  sops -d" + NO_RECIPIENTS_NEEDED);
    assertThat(program.run("-d", "f.yaml")).isZero(); // though a variable names recipients
    assertThat(program.stderr).isEmpty();
  }

  @Test
  void theHintComesAfterAFailure() {
    Program program = new Program(folder);
    program.encrypted("f.yaml", "a: b\n");
    program.set("SOPS_AGE_KEY", null);
    assertThat(program.run("-d", "--age", Program.RECIPIENT, "f.yaml")).isEqualTo(128);
    assertThat(program.stderr)
        .startsWith("Failed to get the data key required to decrypt the SOPS file.\n")
        .endsWith("  sops -d" + NO_RECIPIENTS_NEEDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"config", "indent", "mac-only-encrypted"})
  void globalOptionsStandBeforeTheCommand(String flag) {
    Program program = new Program(folder);
    assertThat(program.run("encrypt", "--" + flag, "2", "f.yaml")).isEqualTo(1);
    assertThat(program.stderr)
        .contains("flag provided but not defined: -" + flag + "\"\n")
        .matches(
            "(?s).*\n  --" + flag + " stands before the command: sops --" + flag + ".* encrypt\n");
  }

  @Test
  void rulesThatDoNotFitAreListed() {
    Program program = new Program(folder);
    program.write(
        ".sops.yaml",
        "creation_rules:\n  - path_regex: ^stage/\n    age: x\n  - path_regex: \\.json$\n");
    program.write("f.yaml", "a: 1\n");
    assertThat(program.run("encrypt", "f.yaml")).isEqualTo(1);
    assertThat(program.stderr)
        .isEqualTo(
            "error loading config: no matching creation rules found\n  no path_regex in "
                + folder.resolve(".sops.yaml")
                + " matches f.yaml\n    line 2: ^stage/\n    line 4: \\.json$\n");
  }
}
