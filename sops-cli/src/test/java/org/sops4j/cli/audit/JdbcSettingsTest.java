package org.sops4j.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.Terminals;

/** What the JDBC driver is told, for connection strings that were written for the reference's. */
class JdbcSettingsTest {
  @TempDir Path folder;

  private JdbcSettings of(String text, Map<String, String> env) throws ConnectionException {
    Invocation invocation =
        new Invocation(
            List.of(),
            env,
            folder,
            new ByteArrayInputStream(new byte[0]),
            new ByteArrayOutputStream(),
            new ByteArrayOutputStream(),
            Terminals.NONE);
    return JdbcSettings.of(ConnectionSettings.of(ConnectionString.parse(text), invocation));
  }

  private String property(String text, String name) throws ConnectionException {
    return of(text, Map.of()).properties().getProperty(name, "");
  }

  @Test
  void theDefaultsAreThoseOfTheReferencesDriver() throws ConnectionException {
    JdbcSettings settings = of("", Map.of());
    String user = System.getProperty("user.name");
    assertThat(settings.url()).isEqualTo("jdbc:postgresql://localhost:5432/" + user);
    assertThat(settings.properties())
        .containsEntry("user", user)
        .containsEntry("password", "")
        .containsEntry("sslmode", "require")
        .doesNotContainKeys("sslfactory", "options", "connectTimeout");
  }

  @Test
  void variablesCompleteTheConnectionString() throws ConnectionException {
    Map<String, String> env =
        Map.of(
            "PGHOST", "db",
            "PGPORT", "7",
            "PGDATABASE", "audit trail",
            "PGUSER", "sops",
            "PGPASSWORD", "pw",
            "PGSSLMODE", "disable");
    assertThat(of("port=8", env).url()).isEqualTo("jdbc:postgresql://db:8/audit+trail");
    assertThat(of("user=other", env).properties())
        .containsEntry("user", "other")
        .containsEntry("password", "pw")
        .containsEntry("sslmode", "disable");
  }

  @Test
  void certificatesOfTheSystemCountUnlessAFileIsNamed() throws Exception {
    String system = "org.postgresql.ssl.DefaultJavaSSLFactory";
    assertThat(property("sslmode=verify-full", "sslfactory")).isEqualTo(system);
    Path root = Files.createFile(folder.resolve("root.crt"));
    assertThat(property("sslmode=verify-full sslrootcert=" + root, "sslfactory")).isEmpty();
    assertThat(property("sslrootcert=" + root, "sslmode")).isEqualTo("verify-ca");
    assertThat(property("sslrootcert=/nowhere", "sslmode")).isEqualTo("require");
    assertThatThrownBy(() -> of("sslmode=verify-ca sslrootcert=/nowhere", Map.of()))
        .hasMessage("open /nowhere: no such file or directory");
  }

  @Test
  void aFolderAsHostIsASocketInIt() throws ConnectionException {
    JdbcSettings settings = of("host=/run/pg port=7", Map.of());
    assertThat(settings.properties())
        .containsEntry("socketFactoryArg", "/run/pg/.s.PGSQL.7")
        .containsEntry("sslmode", "disable");
  }

  @Test
  void severalHostsHaveTheirPortsOrOneForAll() throws ConnectionException {
    assertThat(of("host=a,b port=1,2 dbname=x", Map.of()).url())
        .isEqualTo("jdbc:postgresql://a:1,b:2/x");
    assertThat(of("host=a,::1 port=3 dbname=x", Map.of()).url())
        .isEqualTo("jdbc:postgresql://a:3,[::1]:3/x");
    assertThatThrownBy(() -> of("host=a,b port=1,2,3", Map.of()))
        .hasMessage("pq: could not match 3 port numbers to 2 hosts");
  }

  @Test
  void settingsOfTheServerAreSentToIt() throws ConnectionException {
    assertThat(property("options='-c a=b' search_path='x y\\\\z' application_name=n", "options"))
        .isEqualTo("-c a=b -c search_path=x\\ y\\\\z");
    assertThat(property("application_name=n", "ApplicationName")).isEqualTo("n");
    assertThat(property("connect_timeout=5", "connectTimeout")).isEqualTo("5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sslmode=prefer|wrong value for \"sslmode\": \"prefer\" is not supported; supported values"
            + " are disable, require, verify-full, or verify-ca",
        "port=abc|wrong value for \"port\": strconv.ParseUint: parsing \"abc\": invalid syntax",
        "connect_timeout=x|wrong value for \"connect_timeout\": strconv.ParseInt: parsing \"x\":"
            + " invalid syntax",
        "client_encoding=LATIN1|unsupported client_encoding \"LATIN1\": must be absent or \"UTF8\"",
        "datestyle=x|unsupported datestyle \"x\": must be absent or \"ISO, MDY\""
      })
  void refusesWhatTheReferencesDriverRefuses(String text, String complaint) {
    assertThatThrownBy(() -> of(text, Map.of())).hasMessage("pq: " + complaint);
  }

  @Test
  void refusesVariablesThatItCannotHeed() {
    assertThatThrownBy(() -> of("", Map.of("PGSERVICE", "x")))
        .hasMessage("pq: environment variable $PGSERVICE is not supported");
    assertThatThrownBy(() -> of("sslmode=disable", Map.of("PGSSLMODE", "x")))
        .hasMessageStartingWith("pq: wrong value for $PGSSLMODE: \"x\" is not supported");
  }

  @Test
  void aPasswordFileIsUsedIfNobodyElseMayReadIt() throws Exception {
    Path file = folder.resolve(".pgpass");
    Files.writeString(file, "# mine\nother:*:*:*:no\ndb:*:au\\:dit:sops:it\\:s\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Map<String, String> env = Map.of("HOME", folder.toString());
    String text = "host=db dbname=au:dit user=sops";
    assertThat(of(text, env).properties()).containsEntry("password", "it:s");
    assertThat(of(text + " password=x", env).properties()).containsEntry("password", "x");
    assertThat(of(text + " user=x", env).properties()).containsEntry("password", "");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(of(text, env).properties()).containsEntry("password", "");
  }
}
