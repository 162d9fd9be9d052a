package org.sops4j.cli.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sops4j.cli.text.GoText;

/** The form {@code postgres://user:password@host:port/database?name=value&...}. */
final class ConnectionUrl {
  private final String text;
  private final Map<String, String> words = new LinkedHashMap<>();

  ConnectionUrl(String text) {
    this.text = text;
  }

  Map<String, String> parse() throws ConnectionException {
    String rest = text.substring(text.indexOf("://") + 3);
    int question = rest.indexOf('?');
    String query = question < 0 ? "" : rest.substring(question + 1);
    rest = question < 0 ? rest : rest.substring(0, question);
    int slash = rest.indexOf('/');
    String database = slash < 0 ? "" : rest.substring(slash + 1);
    readAuthority(slash < 0 ? rest : rest.substring(0, slash));
    put("dbname", database);
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        put(pair.substring(0, equals), pair.substring(equals + 1).replace('+', ' '));
      }
    }
    return words;
  }

  private void readAuthority(String authority) throws ConnectionException {
    int at = authority.lastIndexOf('@');
    if (at >= 0) {
      String user = authority.substring(0, at);
      int colon = user.indexOf(':');
      put("user", colon < 0 ? user : user.substring(0, colon));
      put("password", colon < 0 ? "" : user.substring(colon + 1));
    }
    readHost(authority.substring(at + 1));
  }

  private void readHost(String host) throws ConnectionException {
    int bracket = host.lastIndexOf(']');
    int colon = host.indexOf(':', Math.max(0, bracket));
    String port = colon < 0 ? "" : host.substring(colon + 1);
    if (!isNumber(port)) {
      String shown = GoText.quote(ConnectionString.withoutPassword(text));
      throw new ConnectionException(
          "parse " + shown + ": invalid port \":" + port + "\" after host");
    }
    String name = colon < 0 ? host : host.substring(0, colon);
    put("host", bracket < 0 ? name : name.substring(1, bracket));
    put("port", port);
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private void put(String name, String value) throws ConnectionException {
    if (!value.isEmpty()) {
      words.put(ConnectionString.decode(name), ConnectionString.decode(value));
    }
  }
}
