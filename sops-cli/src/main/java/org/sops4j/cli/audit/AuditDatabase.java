package org.sops4j.cli.audit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.sops4j.cli.Failure;
import org.sops4j.cli.Invocation;

/** One database with a table {@code audit_event}. */
final class AuditDatabase {
  private static final String INSERT =
      "INSERT INTO audit_event (action, username, file) VALUES (?, ?, ?)";

  /**
   * JDBC gives a session the time zone of the client, but the column of the time has none and is to
   * be in that of the server, whose log usually is.
   */
  private static final String PING =
      "SELECT 1, set_config('TimeZone', coalesce(?, current_setting('log_timezone')), false)";

  private final Connection connection;

  private AuditDatabase(Connection connection) {
    this.connection = connection;
  }

  /** Connects, and asks something. */
  static AuditDatabase connect(String connectionString, Invocation invocation)
      throws ConnectionException {
    ConnectionSettings settings =
        ConnectionSettings.of(ConnectionString.parse(connectionString), invocation);
    JdbcSettings jdbc = JdbcSettings.of(settings);
    try {
      Connection connection = DriverManager.getConnection(jdbc.url(), jdbc.properties());
      try (PreparedStatement ping = connection.prepareStatement(PING)) {
        ping.setString(1, settings.get("timezone"));
        ping.execute();
      }
      return new AuditDatabase(connection);
    } catch (SQLException e) {
      throw new ConnectionException(DatabaseError.of(e, settings));
    }
  }

  /** One after the other, as several files may be worked on at a time. */
  synchronized void insert(AuditAction action, Path document) {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, action.word());
      insert.setString(2, user());
      insert.setString(3, document.toString());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw Failure.fatal(
          "AUDIT", "Failed to insert audit record: " + DatabaseError.ofStatement(e));
    }
  }

  private static String user() {
    String name = System.getProperty("user.name", "?");
    if (name.equals("?")) { // what the JVM makes of a number without an entry
      throw Failure.fatal("AUDIT", "Error getting current user for auditing: user: unknown userid");
    }
    return name;
  }

  void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // All rows are committed.
    }
  }
}
