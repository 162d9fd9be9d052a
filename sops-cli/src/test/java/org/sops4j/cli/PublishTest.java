package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What publish and keyservice do before they would need the network (cli.md sections 9.2, 9.3). */
class PublishTest {
  private static final String LATER = "sops publish: not available in this version of sops4j\n";

  @TempDir Path folder;
  private Program program;

  @BeforeEach
  void setUp() {
    program = new Program(folder);
    program.encrypted("f.yaml", "a: 1\n");
  }

  private void expect(int status, String stderr, String... args) {
    assertThat(program.run(args)).isEqualTo(status);
    assertThat(program.stdout).isEmpty();
    assertThat(program.stderr).isEqualTo(stderr);
  }

  private void rule(String fields) {
    program.write(".sops.yaml", "destination_rules:\n  - " + fields + "\n");
  }

  @Test
  void theConfigurationIsLookedForFirst() {
    expect(1, "config file not found\n", "publish");
    rule("s3_bucket: x");
    expect(100, "Error: no file specified\n", "publish");
    expect(1, "stat nope: no such file or directory\n", "publish", "nope");
    expect(1, LATER, "publish", "--yes", "--omit-extensions", "f.yaml");
  }

  @Test
  void onlyWhatIsEncryptedIsPublished() {
    rule("s3_bucket: x");
    program.write("plain.yaml", "a: 1\n");
    expect(1, "sops metadata not found\n  in plain.yaml\n", "publish", "plain.yaml");
  }

  @Test
  void theRuleMustNameOneDestination() {
    rule("path_regex: ^nope$");
    expect(
        1,
        "error loading config: no matching destination found in config\n"
            + "  no path_regex of destination_rules in "
            + folder.resolve(".sops.yaml")
            + " matches f.yaml\n    ^nope$\n",
        "publish",
        "f.yaml");
    rule("{}");
    expect(1, "no destination configured for this file\n", "publish", "f.yaml");
    rule("{s3_bucket: x, recreation_rule: {age: nokey}}");
    expect(1, "failed to parse input, unknown recipient type: \"nokey\"\n", "publish", "f.yaml");
  }

  @Test
  void aFolderIsPublishedInTheOrderOfNames() throws Exception {
    rule("s3_bucket: x");
    Files.createDirectories(folder.resolve("d/b"));
    assertThat(program.run("publish", "d")).isEqualTo(1);
    assertThat(program.stderr)
        .matches(
            "\\[CMD]\t time=\".*\" level=fatal msg=\"can't operate on a directory without"
                + " --recursive flag.\"\n");
    expect(0, "", "publish", "--recursive", "d"); // nothing is in it
    program.write("d/b/plain.yaml", "a: 1\n");
    program.write("d/c.yaml", "c: 1\n");
    expect(1, "sops metadata not found\n  in d/b/plain.yaml\n", "publish", "--recursive", "d");
  }

  @Test
  void aDuplicateInTheOrderOfKeysIsAnError() {
    rule("s3_bucket: x");
    expect(
        112,
        "Duplicate decryption key type: age\n",
        "publish",
        "--decryption-order",
        "age,age",
        "f.yaml");
  }

  @Test
  void theKeyServiceChecksItsFlags() {
    expect(1, LATER.replace("publish", "keyservice"), "keyservice", "--net", "tcp", "--prompt");
    assertThat(program.run("keyservice", "--net", "tcp", "--network", "unix")).isEqualTo(1);
    assertThat(program.stderr).contains("Cannot use two forms of the same flag: net network");
  }
}
