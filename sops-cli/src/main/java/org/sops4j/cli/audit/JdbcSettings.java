package org.sops4j.cli.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * The settings of a connection as the JDBC driver takes them.
 *
 * @param url the address; without password
 * @param properties all else
 */
record JdbcSettings(String url, Properties properties) {
  /** What is translated, or means nothing here. All else is a setting of the server. */
  private static final Set<String> OWN =
      Set.of(
          "host",
          "hostaddr",
          "port",
          "dbname",
          "user",
          "password",
          "passfile",
          "sslmode",
          "sslcert",
          "sslkey",
          "sslpassword",
          "sslrootcert",
          "sslsni",
          "sslinline",
          "sslnegotiation",
          "krbsrvname",
          "krbspn",
          "connect_timeout",
          "application_name",
          "fallback_application_name",
          "target_session_attrs",
          "load_balance_hosts",
          "client_encoding",
          "datestyle",
          "timezone",
          "options",
          "binary_parameters",
          "disable_prepared_binary_result");

  private static final Map<String, String> TARGETS =
      Map.of(
          "read-write", "primary",
          "primary", "primary",
          "read-only", "secondary",
          "standby", "secondary",
          "prefer-standby", "preferSecondary");

  static JdbcSettings of(ConnectionSettings settings) throws ConnectionException {
    Properties properties = new Properties();
    properties.setProperty("user", settings.text("user"));
    // Never null: the driver would then look for a password by rules of its own.
    properties.setProperty("password", settings.text("password"));
    properties.setProperty("gssEncMode", "disable");
    set(properties, "connectTimeout", settings.text("connect_timeout").replaceFirst("^-.*", "0"));
    set(properties, "ApplicationName", settings.text("fallback_application_name"));
    set(properties, "ApplicationName", settings.text("application_name"));
    set(properties, "options", options(settings));
    set(
        properties,
        "targetServerType",
        TARGETS.getOrDefault(settings.text("target_session_attrs"), ""));
    String folder = settings.socketFolder();
    if (folder == null) {
      secure(properties, settings);
    } else {
      properties.setProperty("sslmode", "disable");
      properties.setProperty("socketFactory", UnixSocketFactory.class.getName());
      properties.setProperty("socketFactoryArg", folder + "/.s.PGSQL." + settings.text("port"));
    }
    String hosts = folder == null ? hosts(settings) : "localhost";
    String database = URLEncoder.encode(settings.text("dbname"), StandardCharsets.UTF_8);
    return new JdbcSettings("jdbc:postgresql://" + hosts + "/" + database, properties);
  }

  private static void secure(Properties properties, ConnectionSettings settings)
      throws ConnectionException {
    String mode = settings.text("sslmode");
    String root = settings.text("sslrootcert");
    boolean hasRoot = !root.isEmpty() && Files.exists(Path.of(root));
    if (mode.equals("require") && hasRoot) {
      mode = "verify-ca"; // as the C library does
    }
    if (mode.startsWith("verify") && !root.isEmpty() && !hasRoot) {
      throw new ConnectionException("open " + root + ": no such file or directory");
    }
    properties.setProperty("sslmode", mode);
    if (mode.startsWith("verify") && root.isEmpty()) {
      // The certificates of the system; the JDBC driver would want a file.
      properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
    }
    for (String name : new String[] {"sslrootcert", "sslcert", "sslkey", "sslpassword"}) {
      set(properties, name, settings.text(name));
    }
  }

  private static String hosts(ConnectionSettings settings) throws ConnectionException {
    String address = settings.text("hostaddr");
    String[] hosts = (address.isEmpty() ? settings.text("host") : address).split(",", -1);
    String[] ports = settings.text("port").split(",", -1);
    if (ports.length > 1 && ports.length != hosts.length) {
      throw new ConnectionException(
          "pq: could not match " + ports.length + " port numbers to " + hosts.length + " hosts");
    }
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < hosts.length; i++) {
      String host = hosts[i].isEmpty() ? "localhost" : hosts[i];
      list.append(i == 0 ? "" : ",");
      list.append(host.indexOf(':') >= 0 ? "[" + host + "]" : host);
      list.append(':').append(ports[ports.length == 1 ? 0 : i]);
    }
    return list.toString();
  }

  /** Settings of the server go through its command line, where blanks need a backslash. */
  private static String options(ConnectionSettings settings) {
    StringBuilder options = new StringBuilder(settings.text("options"));
    for (Map.Entry<String, String> setting : settings.all().entrySet()) {
      if (!OWN.contains(setting.getKey())) {
        String value = setting.getValue().replace("\\", "\\\\").replace(" ", "\\ ");
        options.append(options.isEmpty() ? "" : " ");
        options.append("-c ").append(setting.getKey()).append('=').append(value);
      }
    }
    return options.toString();
  }

  private static void set(Properties properties, String name, String value) {
    if (!value.isEmpty()) {
      properties.setProperty(name, value);
    }
  }
}
