package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines that --verbose adds in the forms without a command (cli.md sections 2.3, 2.4). */
class VerboseTest {
  @TempDir Path folder;

  private String lines(Program program) {
    return program.stderr.replaceAll("time=\"[^\"]*\" ", "");
  }

  private static String line(String logger, String level, String message) {
    return "[" + logger + "]\t level=" + level + " msg=\"" + message + "\"";
  }

  @Test
  void decryptingTellsOfKeysAndOfTheTree() {
    Program program = new Program(folder);
    program.encrypted("f.yaml", "a: 1\n");
    assertThat(program.run("-d", "-i", "--verbose", "f.yaml")).isZero();
    assertThat(lines(program))
        .isEqualTo(
            line("AGE", "info", "Decryption succeeded")
                + "\n"
                + line("SOPS", "info", "Data key recovered successfully")
                + "\n"
                + line("SOPS", "debug", "Decrypting tree")
                + "\n"
                + line("CMD", "info", "File written successfully")
                + "\n");
  }

  @Test
  void encryptingNamesTheRecipient() {
    Program program = new Program(folder);
    program.write("f.yaml", "a: 1\n");
    assertThat(program.run("-e", "--verbose", "f.yaml")).isZero();
    assertThat(lines(program))
        .isEqualTo(
            line("AGE", "info", "Encryption succeeded") + " recipient=" + Program.RECIPIENT + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--kms|arn:aws:kms:us-east-1:1:key/x|[AWSKMS]|arn=\"arn:aws:kms:us-east-1:1:key/x\"",
        "--gcp-kms|projects/p/k|[GCPKMS]|resourceID=projects/p/k",
        "--hckms|r:0123|[HCKMS]|keyID=\"r:0123\"",
        "--hc-vault-transit|http://h:9/v1/t/keys/k|[VAULT_TRANSIT]|Path=t/encrypt/k",
        "--azure-kv|https://h/keys/k/v|[AZKV]|key=k version=v"
      })
  void keysThatFailAreNamedInTheFieldsOfTheirLogger(
      String flag, String key, String logger, String fields) {
    Program program = new Program(folder).set("SOPS_AGE_RECIPIENTS", null);
    program.write("f.yaml", "a: 1\n");
    assertThat(program.run("-e", "--verbose", flag, key, "f.yaml")).isEqualTo(1);
    assertThat(lines(program))
        .startsWith(logger + "\t level=info msg=\"Encryption failed\" " + fields + "\n");
  }

  @Test
  void aKeyThatDoesNotOpenTheFileIsToldOf() {
    Program program = new Program(folder);
    program.encrypted("f.yaml", "a: 1\n");
    program.set("SOPS_AGE_KEY", null);
    assertThat(program.run("-d", "--verbose", "f.yaml")).isEqualTo(128);
    assertThat(lines(program)).startsWith(line("AGE", "info", "Decryption failed") + "\nFailed ");
  }

  @Test
  void commandsAreSilentEvenSo() {
    Program program = new Program(folder);
    program.encrypted("f.yaml", "a: 1\n");
    assertThat(program.run("--verbose", "decrypt", "f.yaml")).isZero();
    assertThat(program.stderr).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "true,  true,  '',  xterm, '\u001b[1m[CMD]\u001b[22m\t \u001b[31mFATA\u001b[0m[0000] '",
    "true,  true,  1,   xterm, '[CMD]\t \u001b[31mFATA\u001b[0m[0000] '",
    "true,  true,  '',  dumb,  '[CMD]\t \u001b[31mFATA\u001b[0m[0000] '",
    "false, true,  '',  xterm, '[CMD]\t \u001b[31mFATA\u001b[0m[0000] '",
    "true,  false, '',  xterm, '\u001b[1m[CMD]\u001b[22m\t time=\"'",
    "false, false, '',  xterm, '[CMD]\t time=\"'"
  })
  void coloursDependOnStdoutAndTheFormOfALineOnStderr(
      boolean stdout, boolean stderr, String noColor, String term, String start) {
    Program program = new Program(folder).set("NO_COLOR", noColor).set("TERM", term);
    program.terminals = new Terminals(false, stdout, stderr);
    assertThat(program.run("--nope")).isEqualTo(1);
    assertThat(program.stderr).startsWith(start);
  }
}
