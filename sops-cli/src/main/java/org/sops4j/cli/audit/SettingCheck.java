package org.sops4j.cli.audit;

import org.sops4j.cli.text.GoText;

/** Refuses values that the reference's driver refuses, in its words. */
final class SettingCheck {
  private SettingCheck() {}

  /**
   * Looks at one setting.
   *
   * @param source where it comes from, as it is named in messages
   */
  static void check(String source, String name, String value) throws ConnectionException {
    switch (name) {
      case "sslmode" -> oneOf(source, value, "disable", "require", "verify-full", "verify-ca");
      case "target_session_attrs" ->
          oneOf(
              source,
              value,
              "any",
              "read-write",
              "read-only",
              "primary",
              "standby",
              "prefer-standby");
      case "port" -> {
        for (String port : value.split(",")) {
          number(source, "ParseUint", port);
        }
      }
      case "connect_timeout" ->
          number(source, "ParseInt", value.startsWith("-") ? value.substring(1) : value);
      case "client_encoding" -> only(name, value, "UTF8", value.replace("-", ""));
      case "datestyle" -> only(name, value, "ISO, MDY", value);
      default -> {}
    }
  }

  private static void oneOf(String source, String value, String... allowed)
      throws ConnectionException {
    for (String one : allowed) {
      if (one.equals(value)) {
        return;
      }
    }
    StringBuilder list = new StringBuilder(allowed[0]);
    for (int i = 1; i < allowed.length; i++) {
      list.append(i == allowed.length - 1 ? ", or " : ", ").append(allowed[i]);
    }
    throw new ConnectionException(
        "pq: wrong value for "
            + source
            + ": "
            + GoText.quote(value)
            + " is not supported; supported values are "
            + list);
  }

  private static void number(String source, String function, String value)
      throws ConnectionException {
    try {
      Integer.parseUnsignedInt(value);
    } catch (NumberFormatException e) {
      throw new ConnectionException(
          "pq: wrong value for "
              + source
              + ": strconv."
              + function
              + ": parsing "
              + GoText.quote(value)
              + ": invalid syntax");
    }
  }

  private static void only(String name, String value, String allowed, String plain)
      throws ConnectionException {
    if (!plain.equalsIgnoreCase(allowed)) {
      throw new ConnectionException(
          "pq: unsupported "
              + name
              + " "
              + GoText.quote(value)
              + ": must be absent or \""
              + allowed
              + "\"");
    }
  }
}
