package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit trail in a real PostgreSQL (cli.md section 10). */
@Tag("interop")
class AuditInteropTest {
  private static PostgresServer server;

  @TempDir Path folder;
  private Program program;

  @BeforeAll
  static void start() throws Exception {
    server = PostgresServer.start();
    server.sql(
        "CREATE TABLE audit_event (id serial primary key, timestamp timestamp default"
            + " current_timestamp, action text, username text, file text);"
            + "CREATE ROLE sops WITH LOGIN PASSWORD 's3cret';"
            + "GRANT INSERT ON audit_event TO sops; GRANT USAGE ON audit_event_id_seq TO sops;");
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void forget() throws Exception {
    server.sql("TRUNCATE audit_event; GRANT INSERT ON audit_event TO sops;");
    program = new Program(folder);
    program.encrypted("e.yaml", "a: 1\nb: two\n");
    program.audited(
        "backends:\n  postgres:\n    - connection_string: "
            + server.url("?sslmode=disable")
            + "\n");
  }

  private void expect(String... events) throws Exception {
    List<String> rows = server.rows("SELECT action, file FROM audit_event ORDER BY id");
    assertThat(rows).containsExactly(events);
    server.sql("TRUNCATE audit_event");
  }

  private String on(String action) {
    return action + "|" + folder.resolve("e.yaml");
  }

  @Test
  void decryptingIsRecorded() throws Exception {
    assertThat(program.run("decrypt", "e.yaml")).isZero();
    assertThat(program.run("-d", "./e.yaml")).isZero();
    expect(on("decrypt"), on("decrypt"));
  }

  @Test
  void eachOfManyFilesIsRecorded() throws Exception {
    program.write("p.txt", "not encrypted\n");
    program.write("f.yaml", Program.read(folder.resolve("e.yaml")));
    assertThat(program.run("decrypt", "-r", "--output-dir", "o", ".")).isZero();
    assertThat(server.rows("SELECT action, file FROM audit_event"))
        .containsExactlyInAnyOrder(on("decrypt"), "decrypt|" + folder.resolve("f.yaml"));
    server.sql("TRUNCATE audit_event");
    server.sql("REVOKE INSERT ON audit_event FROM sops");
    String before = Program.read(folder.resolve("f.yaml"));
    assertThat(program.run("rotate", "-r", "-i", "e.yaml", "f.yaml")).isEqualTo(1);
    assertThat(program.stderr).containsOnlyOnce("Failed to insert audit record");
    assertThat(folder.resolve("f.yaml")).hasContent(before);
  }

  @Test
  void encryptingIsRecorded() throws Exception {
    program.write("p.yaml", "a: 1\n");
    assertThat(program.run("encrypt", "p.yaml")).isZero();
    program.stdin = "a: 1\n";
    assertThat(program.run("encrypt", "--filename-override", "q.yaml")).isZero();
    expect("encrypt|" + folder.resolve("p.yaml"), "encrypt|" + folder);
  }

  @Test
  void changesAreDecryptionsAndEncryptions() throws Exception {
    assertThat(program.run("rotate", "-i", "e.yaml")).isZero();
    expect(on("rotate"), on("decrypt"), on("encrypt"));
    assertThat(program.run("set", "e.yaml", "[\"b\"]", "\"x\"")).isZero();
    expect(on("decrypt"), on("encrypt"));
    assertThat(program.run("set", "--idempotent", "e.yaml", "[\"b\"]", "\"x\"")).isZero();
    expect(on("decrypt"), on("encrypt"));
    assertThat(program.run("unset", "--idempotent", "e.yaml", "[\"zz\"]")).isZero();
    expect(on("decrypt"));
    assertThat(program.run("unset", "e.yaml", "[\"a\"]")).isZero();
    expect(on("decrypt"), on("encrypt"));
  }

  @Test
  void whatTouchesNoValueIsNotRecorded() throws Exception {
    assertThat(program.run("filestatus", "e.yaml")).isZero();
    assertThat(program.run("groups", "add", "--file", "e.yaml", "--age", Program.RECIPIENT))
        .isZero();
    assertThat(program.run("--version")).isZero();
    expect();
  }

  @Test
  void aMissingKeyLeavesNoRecordAndAWrongMacDoes() throws Exception {
    program.set("SOPS_AGE_KEY", null);
    assertThat(program.run("decrypt", "e.yaml")).isEqualTo(128);
    expect();
    assertThat(program.run("rotate", "e.yaml")).isEqualTo(128);
    expect(on("rotate"));
    Program other = new Program(folder);
    Path file = other.encrypted("e.yaml", "a_unencrypted: 1\nb: 2\n");
    other.write("e.yaml", Program.read(file).replace("a_unencrypted: 1", "a_unencrypted: 2"));
    other.audited(Program.read(folder.resolve("audit.yaml")));
    assertThat(other.run("decrypt", "e.yaml")).isEqualTo(51);
    expect(on("decrypt"));
  }

  @Test
  void whatCannotBeRecordedIsNotDone() throws Exception {
    server.sql("REVOKE INSERT ON audit_event FROM sops");
    String before = Program.read(folder.resolve("e.yaml"));
    String refusal =
        "\\[AUDIT]\t time=\".*\" level=fatal msg=\"Failed to insert audit record: pq: permission"
            + " denied for table audit_event \\(42501\\)\"\n";
    for (String args : List.of("decrypt -i e.yaml", "-d e.yaml", "rotate -i e.yaml")) {
      assertThat(program.run(args.split(" "))).isEqualTo(1);
      assertThat(program.stdout).isEmpty();
      assertThat(program.stderr).matches(refusal);
    }
    program.write("p.yaml", "a: 1\n");
    assertThat(program.run("-e", "-d", "p.yaml")).isEqualTo(1); // not even in favour of -d
    assertThat(program.stderr).contains("level=fatal msg=\"Failed to insert audit record: ");
    assertThat(folder.resolve("e.yaml")).hasContent(before);
  }

  @Test
  void everyDatabaseGetsEveryEvent() throws Exception {
    String twice = Program.read(folder.resolve("audit.yaml"));
    twice += "    - connection_string: " + server.url("?sslmode=disable") + "\n";
    assertThat(program.audited(twice).run("decrypt", "e.yaml")).isZero();
    expect(on("decrypt"), on("decrypt"));
  }

  @Test
  void encryptionIsRequiredUnlessItIsSwitchedOff() throws Exception {
    connect(server.url(""));
    assertThat(program.run("decrypt", "e.yaml")).isEqualTo(1);
    assertThat(program.stderr)
        .contains("Pinging audit database failed: pq: SSL is not enabled on the server")
        .doesNotContain("s3cret");
    expect();
  }

  @Test
  void anEncryptedConnectionIsCheckedAsFarAsIsAskedFor() throws Exception {
    try (PostgresServer secure = PostgresServer.startWithTls()) {
      secure.sql("CREATE ROLE sops WITH LOGIN PASSWORD 's3cret'");
      String root = "&sslrootcert=" + secure.certificate();
      connect(secure.url("?sslmode=require"));
      assertThat(program.run("--version")).isZero();
      connect(secure.url("?sslmode=verify-full" + root));
      assertThat(program.run("--version")).isZero();
      connect(secure.url("?sslmode=verify-full"));
      assertThat(program.run("--version")).isEqualTo(1);
      assertThat(program.stderr).contains("Pinging audit database failed: ");
    }
  }

  @Test
  void aSocketInTheFileSystemWorks() throws Exception {
    connect("host=" + server.folder() + " port=" + server.port() + " user=sops dbname=postgres");
    assertThat(program.run("decrypt", "e.yaml")).isZero();
    expect(on("decrypt"));
  }

  @Test
  void timesAreThoseOfTheServer() throws Exception {
    String before = System.getProperty("user.timezone", "");
    TimeZone local = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      assertThat(program.run("decrypt", "e.yaml")).isZero();
    } finally {
      TimeZone.setDefault(local);
      System.setProperty("user.timezone", before);
    }
    assertThat(
            server.rows(
                "SELECT abs(extract(epoch FROM localtimestamp - timestamp)) < 600 FROM"
                    + " audit_event"))
        .containsExactly("t");
  }

  @Test
  void aWrongPasswordIsTheServersWordAndNotShown() {
    connect(server.url("?sslmode=disable").replace("s3cret", "wr0ng"));
    assertThat(program.run("decrypt", "e.yaml")).isEqualTo(1);
    assertThat(program.stderr)
        .contains("pq: password authentication failed for user \\\"sops\\\" (28P01)")
        .doesNotContain("wr0ng");
  }

  private void connect(String connectionString) {
    program.audited(
        "backends:\n  postgres:\n    - connection_string: \"" + connectionString + "\"\n");
  }
}
