package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an audit configuration does without a database (cli.md section 10). */
class AuditTest {
  private static final String NOWHERE =
      "backends:\n  postgres:\n    - connection_string: postgres://sops:s3cret@127.0.0.1:1/db\n";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing yet\n",
        "backends:\n",
        "backends:\n  postgres:\n",
        "backends:\n  postgres: []\n",
        "backends:\n  mysql:\n    - connection_string: x\n",
        "other: 1\n"
      })
  void aConfigurationThatNamesNoDatabaseSwitchesNothingOn(String config) {
    Program program = new Program(folder).audited(config);
    assertThat(program.run("--version")).isZero();
    assertThat(program.stdout).isEqualTo("sops 3.13.2\n");
    assertThat(program.stderr).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"backends: [\n", "backends: x\n", "backends:\n  postgres: x\n", "backends: [a]\n"})
  void aMalformedConfigurationIsTheEnd(String config) {
    Program program = new Program(folder).audited(config);
    assertThat(program.run("--version")).isEqualTo(2);
    assertThat(program.stdout).isEmpty();
    assertThat(program.stderr)
        .matches(
            "\\[AUDIT]\t time=\".*\" level=panic msg=\"Error unmarshalling config\""
                + " error=\"yaml: .*\"\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--version", "help", "decrypt f.yaml", "--nope", "--generate-bash-completion", ""})
  void withoutItsDatabaseNothingIsDone(String args) {
    Program program = new Program(folder).audited(NOWHERE);
    assertThat(program.run(args.isEmpty() ? new String[0] : args.split(" "))).isEqualTo(1);
    assertThat(program.stdout).isEmpty();
    String line = "\\[AUDIT]\t time=\".*\" level=";
    assertThat(program.stderr)
        .matches(
            line
                + "error msg=\"connecting to audit database, defined in "
                + folder.resolve("audit.yaml")
                + "\"\n"
                + line
                + "error msg=\"connectStr: postgres://sops:xxxxx@127.0.0.1:1/db, err: Pinging audit"
                + " database failed: dial tcp 127.0.0.1:1: connect: connection refused\"\n"
                + line
                + "fatal msg=\"one or more audit backends reported errors, exiting\"\n"
                + "  .*\n");
  }

  @Test
  void everyDatabaseThatFailsIsNamed() {
    Program program =
        new Program(folder).audited(NOWHERE + "    - connection_string: host\n    - {}\n");
    assertThat(program.set("PGHOST", "/nowhere").run("--version")).isEqualTo(1);
    assertThat(program.stderr)
        .contains("connectStr: postgres://sops:xxxxx@127.0.0.1:1/db, err: ")
        .contains("connectStr: host, err: Pinging audit database failed: missing ")
        .contains("connectStr: , err: Pinging audit database failed: dial unix /nowhere/.s.PGSQL");
  }

  @Test
  void nothingIsWrittenWithoutTheDatabase() {
    Program program = new Program(folder);
    Path file = program.write("f.yaml", "a: 1\n");
    assertThat(program.audited(NOWHERE).run("encrypt", "-i", "f.yaml")).isEqualTo(1);
    assertThat(file).hasContent("a: 1\n");
  }

  @Test
  void aConfigurationThatCannotBeReadSwitchesNothingOn() throws Exception {
    Program program = new Program(folder).audited("");
    Files.delete(folder.resolve("audit.yaml"));
    Files.createDirectory(folder.resolve("audit.yaml"));
    assertThat(program.run("--version")).isZero();
    assertThat(program.stderr).isEmpty();
  }
}
