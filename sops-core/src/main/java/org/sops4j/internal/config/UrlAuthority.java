package org.sops4j.internal.config;

import org.sops4j.internal.text.GoQuote;

/** User, host and port of a URL. */
final class UrlAuthority {
  private static final String SUB_DELIMITERS = "!$&'()*+,;=";

  private UrlAuthority() {}

  /** Returns them in the reference's spelling, after two slashes; empty if there is nothing. */
  static String normalise(String text) throws UrlException {
    int at = text.lastIndexOf('@');
    String host = host(text.substring(at + 1));
    if (at < 0) {
      return host.isEmpty() ? "" : "//" + host;
    }
    return "//" + user(text.substring(0, at)) + "@" + host;
  }

  private static String host(String text) throws UrlException {
    if (text.startsWith("[")) {
      int end = text.lastIndexOf(']');
      if (end < 0) {
        throw new UrlException("missing ']' in host");
      }
      checkPort(text.substring(end + 1));
    } else if (text.indexOf(':') >= 0) {
      checkPort(text.substring(text.lastIndexOf(':')));
    }
    String host = UrlEscapes.decodeHost(text, SUB_DELIMITERS + ":[]<>\"");
    return UrlEscapes.encode(host, SUB_DELIMITERS + ":[]<>\"");
  }

  private static void checkPort(String port) throws UrlException {
    boolean valid = port.isEmpty() || port.charAt(0) == ':';
    for (int i = 1; i < port.length(); i++) {
      valid &= port.charAt(i) >= '0' && port.charAt(i) <= '9';
    }
    if (!valid) {
      throw new UrlException("invalid port " + GoQuote.quote(port) + " after host");
    }
  }

  private static String user(String text) throws UrlException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!UrlEscapes.isUnreserved(c) && (SUB_DELIMITERS + ":%@").indexOf(c) < 0) {
        throw new UrlException("net/url: invalid userinfo");
      }
    }
    int colon = text.indexOf(':');
    String name = UrlEscapes.decode(colon < 0 ? text : text.substring(0, colon));
    String encoded = UrlEscapes.encode(name, "$&+,;=");
    if (colon < 0) {
      return encoded;
    }
    return encoded
        + ":"
        + UrlEscapes.encode(UrlEscapes.decode(text.substring(colon + 1)), "$&+,;=");
  }
}
