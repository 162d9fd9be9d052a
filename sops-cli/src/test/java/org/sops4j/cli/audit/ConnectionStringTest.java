package org.sops4j.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connection strings as PostgreSQL's C library takes them. */
class ConnectionStringTest {
  @Test
  void readsWords() throws ConnectionException {
    assertThat(ConnectionString.parse("host=db  port = 5433 user='a b' password='it\\'s \\\\' x="))
        .containsExactly(
            entry("host", "db"),
            entry("port", "5433"),
            entry("user", "a b"),
            entry("password", "it's \\"),
            entry("x", ""));
  }

  @Test
  void theLastOfTwoWordsCounts() throws ConnectionException {
    assertThat(ConnectionString.parse("host=a host=b")).containsOnly(entry("host", "b"));
  }

  @Test
  void readsAUrl() throws ConnectionException {
    assertThat(
            ConnectionString.parse(
                "postgresql://us%65r:p%40ss%3A@db.example:5433/au%20dit?sslmode=disable&options=-c+a"))
        .containsExactly(
            entry("user", "user"),
            entry("password", "p@ss:"),
            entry("host", "db.example"),
            entry("port", "5433"),
            entry("dbname", "au dit"),
            entry("sslmode", "disable"),
            entry("options", "-c a"));
  }

  @Test
  void aUrlNeedsNoPartButItsScheme() throws ConnectionException {
    assertThat(ConnectionString.parse("postgres://")).isEmpty();
    assertThat(ConnectionString.parse("postgres:///db?host=/run/postgresql&user=sops"))
        .containsOnly(
            entry("dbname", "db"), entry("host", "/run/postgresql"), entry("user", "sops"));
    assertThat(ConnectionString.parse("postgres://sops@[::1]:7/db"))
        .containsOnly(
            entry("user", "sops"), entry("host", "::1"), entry("port", "7"), entry("dbname", "db"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "host|missing \"=\" after \"host\" in connection info string\"",
        "host=a b|missing \"=\" after \"b\" in connection info string\"",
        "user='x|unterminated quoted string literal in connection string",
        "user=x\\|missing character after backslash",
        "postgres://u:%zz@h/|invalid URL escape",
        "postgres://u:pw@h:x1/|parse \"postgres://u:xxxxx@h:x1/\": invalid port \":x1\" after host"
      })
  void complainsLikeTheReferencesDriver(String text, String complaint) {
    assertThatThrownBy(() -> ConnectionString.parse(text)).hasMessage(complaint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://sops:s3cret@db/audit",
        "postgres://sops:s3c@ret@db/audit",
        "postgres://sops:s3c/ret?@db/audit",
        "postgres://sops@db/audit?password=s3cret",
        "postgres://sops@db/audit?password=s3cret&sslpassword=s3cret",
        "http://sops:s3cret@db",
        "host=db password=s3cret user=sops",
        "host=db password = 's3cret\\' s3cret' user=sops",
        "host=db password='s3cret",
        "host=db password=\"s3cret",
        "host=db PASSWORD=s3cret\\ s3cret",
        "host=db sslpassword=s3cret"
      })
  void thePasswordIsNeverShown(String text) {
    assertThat(ConnectionString.withoutPassword(text))
        .doesNotContain("s3c", "ret")
        .contains("xxxxx", "db");
  }

  @Test
  void whatHasNoPasswordIsShownWhole() {
    for (String text : new String[] {"host=db user=sops", "postgres://sops@db:1/x", ""}) {
      assertThat(ConnectionString.withoutPassword(text)).isEqualTo(text);
    }
  }
}
