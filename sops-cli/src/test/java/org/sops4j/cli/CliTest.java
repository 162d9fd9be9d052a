package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the vectors do not say: help, version, commands to come, and what we print beside. */
class CliTest {
  private static final String RECIPIENT =
      "age1a9peerkdkm4lxkwsk9kf7tcfr3yaw646tllasldes7vskhcyhe0s98eunu";

  @TempDir Path folder;
  private String stdout = "";
  private String stderr = "";

  private int run(String... args) {
    return run(Map.of(), "", args);
  }

  private int run(Map<String, String> env, String stdin, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    byte[] input = stdin.getBytes(StandardCharsets.UTF_8);
    int status =
        Cli.run(
            new Invocation(
                List.of(args),
                env,
                folder,
                new ByteArrayInputStream(input),
                out,
                err,
                Terminals.NONE));
    stdout = out.toString(StandardCharsets.UTF_8);
    stderr = err.toString(StandardCharsets.UTF_8);
    return status;
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "help", "h", "-d help", "--help decrypt", "--help -v"})
  void helpOfTheProgramHasItsSections(String args) {
    assertThat(run(args.split(" "))).isZero();
    assertThat(stdout)
        .startsWith("NAME:\n   sops - ")
        .contains("\nUSAGE:\n", "\nCOMMANDS:\n", "\nGLOBAL OPTIONS:\n", "[$SOPS_CONFIG]")
        .contains("   rotate        encrypt all values anew with a new data key\n");
    assertThat(stderr).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"encrypt --help", "encrypt f -h", "help encrypt", "h encrypt", "-d encrypt -h"})
  void helpOfACommandHasItsSectionsAndAnExample(String args) {
    assertThat(run(args.split(" "))).isZero();
    assertThat(stdout)
        .startsWith("NAME:\n   sops encrypt - ")
        .contains("\nUSAGE:\n   sops encrypt [command options] [file]\n")
        .contains("\nEXAMPLE:\n   sops encrypt --age age1")
        .contains("\nOPTIONS:\n   --in-place, -i ")
        .contains("   --kms value, -k value ", "[$SOPS_KMS_ARN]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--version",
        "-v",
        "--version rotate",
        "-v -d",
        "-version=true",
        "--version --check-for-updates",
        "--version --disable-version-check",
        "--check-for-updates --disable-version-check -v"
      })
  void theVersionIsThatOfTheReference(String args) {
    assertThat(run(args.split(" "))).isZero();
    assertThat(stdout).isEqualTo("sops 3.13.2\n");
  }

  @Test
  void theVerboseVersionNamesWhatTheProgramIsMadeOf() {
    assertThat(run("--version", "--verbose")).isZero();
    assertThat(stdout)
        .startsWith("sops 3.13.2\nsops4j ")
        .contains("\nJava " + Runtime.version() + " (")
        .doesNotContain("${");
    assertThat(stderr).isEmpty();
    assumeThat(stdout).doesNotContain("sops4j ?"); // as where no build has filled it in
    assertThat(stdout).contains("\nBouncy Castle 1.", "\nRE2/J 1.", "\nPostgreSQL JDBC 42.");
  }

  @Test
  void aFileWithTheNameOfACommandNeedsAPath() {
    assertThat(run("-d", "./rotate")).isEqualTo(100);
    assertThat(stderr)
        .isEqualTo("Error: cannot operate on non-existent file \"" + folder + "/rotate\"\n");
  }

  @Test
  void usageErrorsPrintHelpAndALogLine() {
    assertThat(run("decrypt", "--nope")).isEqualTo(1);
    assertThat(stdout)
        .startsWith("Incorrect Usage: flag provided but not defined: -nope\n\nNAME:\n");
    assertThat(stderr)
        .matches("\\[CMD]\t time=\".*\" level=fatal msg=\"flag provided .*: -nope\"\n");
    assertThat(run("--nope")).isEqualTo(1);
    assertThat(stdout)
        .startsWith("Incorrect Usage. flag provided but not defined: -nope\n\nNAME:\n");
    assertThat(run("-d", "--decrypt")).isEqualTo(1);
    assertThat(stdout).startsWith("Cannot use two forms of the same flag: d decrypt\nNAME:\n");
  }

  @Test
  void encryptingAndDecryptingThroughStandardInput() {
    assertThat(run(Map.of(), "a: 1\n", "encrypt", "-a", RECIPIENT, "--filename-override", "x.yaml"))
        .isZero();
    assertThat(stdout).startsWith("a: ENC[").contains("recipient: " + RECIPIENT);
  }

  @Test
  void rootFlagsDoNotReachACommand() throws Exception {
    Path file = Files.writeString(folder.resolve("f.yaml"), "a: 1\n");
    assertThat(run("-i", "encrypt", "-a", RECIPIENT, "f.yaml")).isZero();
    assertThat(stdout).startsWith("a: ENC[");
    assertThat(file).hasContent("a: 1\n");
  }

  @Test
  void indentationAndMacOnlyAreRootFlagsThatDo() throws Exception {
    Files.writeString(folder.resolve("f.yaml"), "a:\n    b: 1\n");
    assertThat(run("--indent", "2", "--mac-only-encrypted", "encrypt", "-a", RECIPIENT, "f.yaml"))
        .isZero();
    assertThat(stdout).startsWith("a:\n  b: ENC[").contains("  mac_only_encrypted: true\n");
  }

  @Test
  void nothingIsWrittenWhenEncryptingFails() throws Exception {
    Path file = Files.writeString(folder.resolve("f.yaml"), "a: [\n");
    assertThat(run("encrypt", "-i", "-a", RECIPIENT, "f.yaml")).isEqualTo(2);
    assertThat(run("encrypt", "--output", "o.yaml", "-a", RECIPIENT, "f.yaml")).isEqualTo(2);
    assertThat(file).hasContent("a: [\n");
    assertThat(folder.resolve("o.yaml")).doesNotExist();
  }

  @Test
  void keyServicesElsewhereAreNotIgnored() throws Exception {
    Files.writeString(folder.resolve("f.yaml"), "a: 1\n");
    assertThat(run("encrypt", "--keyservice", "tcp://h:1", "-a", RECIPIENT, "f.yaml")).isEqualTo(1);
    assertThat(stderr).isEqualTo("sops --keyservice: not available in this version of sops4j\n");
  }

  @Test
  void aKmsKeyGetsProfileAndContext() throws Exception {
    Files.writeString(folder.resolve("f.yaml"), "a: 1\n");
    run(
        "encrypt",
        "--kms",
        "arn:x",
        "--aws-profile",
        "p",
        "--encryption-context",
        "b:2,a:1",
        "f.yaml");
    assertThat(stderr)
        .startsWith(
            "Could not generate data key: [failed to encrypt new data key with master key"
                + " \"arn:x|a:1,b:2|p\": ");
  }

  @Test
  void theRootWarnsTwiceOfABadContext() throws Exception {
    Files.writeString(folder.resolve("f.yaml"), "a: 1\n");
    assertThat(run("-e", "--encryption-context", "a", "-a", RECIPIENT, "f.yaml")).isEqualTo(6);
    assertThat(stderr.split("context will not be used", -1)).hasSize(3);
    assertThat(stderr).endsWith("\nInvalid KMS encryption context format\n");
  }

  @Test
  void aDefectIsOneLineWithoutItsMessage() {
    assertThat(run("decrypt", "secret\0")).isEqualTo(1);
    assertThat(stderr)
        .startsWith(
            "sops: unexpected failure, please report it: java.nio.file.InvalidPathException")
        .endsWith(" (SOPS_DEBUG=1 shows the stack)\n")
        .doesNotContain("secret")
        .hasLineCount(1);
  }

  @Test
  void theStackOfADefectIsShownOnRequestWithoutItsMessage() {
    assertThat(run(Map.of("SOPS_DEBUG", "1"), "", "decrypt", "secret\0")).isEqualTo(1);
    assertThat(stderr)
        .startsWith(
            "sops: unexpected failure, please report it: java.nio.file.InvalidPathException")
        .contains("\n    at org.sops4j.cli.Cli.")
        .doesNotContain("secret");
  }

  @Test
  void aRegexThatDoesNotCompileIsRefused() throws Exception {
    Files.writeString(folder.resolve("f.yaml"), "a: 1\n");
    assertThat(run("encrypt", "--encrypted-regex", "(", "-a", RECIPIENT, "f.yaml")).isEqualTo(8);
    assertThat(stderr).startsWith("Error: cannot compile encrypted_regex \"(\": ");
  }
}
