package org.sops4j.cli.audit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.Invocation;

/**
 * All settings of a connection: what the connection string says, else the variables of PostgreSQL's
 * programs, else the defaults of the reference's driver.
 */
final class ConnectionSettings {
  private static final Map<String, String> VARIABLES =
      Map.ofEntries(
          Map.entry("PGHOST", "host"),
          Map.entry("PGHOSTADDR", "hostaddr"),
          Map.entry("PGPORT", "port"),
          Map.entry("PGDATABASE", "dbname"),
          Map.entry("PGUSER", "user"),
          Map.entry("PGPASSWORD", "password"),
          Map.entry("PGPASSFILE", "passfile"),
          Map.entry("PGOPTIONS", "options"),
          Map.entry("PGAPPNAME", "application_name"),
          Map.entry("PGSSLMODE", "sslmode"),
          Map.entry("PGSSLCERT", "sslcert"),
          Map.entry("PGSSLKEY", "sslkey"),
          Map.entry("PGSSLROOTCERT", "sslrootcert"),
          Map.entry("PGCONNECT_TIMEOUT", "connect_timeout"),
          Map.entry("PGTARGETSESSIONATTRS", "target_session_attrs"),
          Map.entry("PGCLIENTENCODING", "client_encoding"),
          Map.entry("PGDATESTYLE", "datestyle"),
          Map.entry("PGTZ", "timezone"),
          Map.entry("PGGEQO", "geqo"));

  /** What the reference's driver refuses rather than ignore. */
  private static final List<String> REFUSED =
      List.of(
          "PGSERVICE",
          "PGSERVICEFILE",
          "PGREALM",
          "PGREQUIRESSL",
          "PGSSLCRL",
          "PGREQUIREPEER",
          "PGSYSCONFDIR",
          "PGLOCALEDIR",
          "PGGSSLIB");

  private final Map<String, String> values;

  private ConnectionSettings(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Puts the settings together.
   *
   * @throws ConnectionException if one of them cannot be meant
   */
  static ConnectionSettings of(Map<String, String> words, Invocation invocation)
      throws ConnectionException {
    Map<String, String> values = new TreeMap<>();
    for (Map.Entry<String, String> variable : VARIABLES.entrySet()) {
      String value = invocation.env(variable.getKey());
      if (!value.isEmpty()) {
        SettingCheck.check("$" + variable.getKey(), variable.getValue(), value);
        values.put(variable.getValue(), value);
      }
    }
    for (String variable : REFUSED) {
      if (!invocation.env(variable).isEmpty()) {
        throw new ConnectionException(
            "pq: environment variable $" + variable + " is not supported");
      }
    }
    for (Map.Entry<String, String> word : words.entrySet()) {
      SettingCheck.check("\"" + word.getKey() + "\"", word.getKey(), word.getValue());
      values.put(word.getKey(), word.getValue());
    }
    values.putIfAbsent("host", "localhost");
    values.putIfAbsent("port", "5432");
    values.putIfAbsent("user", System.getProperty("user.name", ""));
    values.putIfAbsent("dbname", values.get("user"));
    values.putIfAbsent("sslmode", "require");
    ConnectionSettings settings = new ConnectionSettings(values);
    settings.findPassword(invocation);
    return settings;
  }

  private void findPassword(Invocation invocation) {
    if (values.containsKey("password")) {
      return;
    }
    String file = get("passfile");
    if (file == null && !invocation.env("HOME").isEmpty()) {
      file = invocation.env("HOME") + "/.pgpass";
    }
    if (file != null) {
      values.put("password", new PasswordFile(invocation.absolute(file)).find(this));
    }
  }

  /** The value of a setting, or null if it has none. */
  @Nullable String get(String name) {
    return values.get(name);
  }

  /** The value of a setting, empty if it has none. */
  String text(String name) {
    return values.getOrDefault(name, "");
  }

  /** All settings by name. */
  Map<String, String> all() {
    return values;
  }

  /** The folder of the server's socket, or null if it is reached through the network. */
  @Nullable String socketFolder() {
    String host = text("host");
    return host.startsWith("/") ? host : null;
  }
}
