package org.sops4j.cli.audit;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.sops4j.cli.io.OsErrors;

/** What the database or the way to it complains about, in the words of the reference's driver. */
final class DatabaseError {
  /** What the JDBC driver gives a server that refuses what was asked for, such as encryption. */
  private static final String REJECTED = "08004";

  private DatabaseError() {}

  /** Why a connection could not be made. */
  static String of(SQLException e, ConnectionSettings settings) {
    if (e.getCause() instanceof IOException cause) {
      return reach(cause, settings);
    }
    boolean wantedTls = !settings.text("sslmode").equals("disable");
    if (REJECTED.equals(e.getSQLState()) && wantedTls && settings.socketFolder() == null) {
      return "pq: SSL is not enabled on the server";
    }
    return ofStatement(e);
  }

  private static String reach(IOException cause, ConnectionSettings settings) {
    String folder = settings.socketFolder();
    String host = settings.text(settings.text("hostaddr").isEmpty() ? "host" : "hostaddr");
    if (folder != null) {
      String socket = folder + "/.s.PGSQL." + settings.text("port");
      return "dial unix " + socket + ": connect: " + OsErrors.reason(cause);
    } else if (cause instanceof UnknownHostException) {
      return "dial tcp: lookup " + host + ": no such host";
    } else if (cause instanceof ConnectException) {
      return "dial tcp "
          + address(host)
          + ":"
          + settings.text("port")
          + ": connect: "
          + OsErrors.reason(cause);
    }
    return OsErrors.reason(cause);
  }

  /** The number of a host, as the reference names what it dials. */
  private static String address(String host) {
    if (host.indexOf(':') >= 0) {
      return "[" + host + "]";
    }
    try {
      String address = InetAddress.getByName(host).getHostAddress();
      return address.indexOf(':') >= 0 ? "[" + address + "]" : address;
    } catch (UnknownHostException e) {
      return host;
    }
  }

  /** Why a statement failed: the server's own words, and its code. */
  static String ofStatement(SQLException e) {
    String text = String.valueOf(e.getMessage());
    int end = text.indexOf('\n');
    text = end < 0 ? text : text.substring(0, end);
    String state = e.getSQLState();
    if (state == null || state.startsWith("08") || state.equals("99999")) {
      return text;
    }
    // What stands before the first colon is how serious it is.
    int colon = text.indexOf(": ");
    return "pq: " + text.substring(colon < 0 ? 0 : colon + 2) + " (" + state + ")";
  }
}
