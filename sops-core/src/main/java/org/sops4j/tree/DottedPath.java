package org.sops4j.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads paths such as {@code .db.hosts[0]} and {@code .db["a key"]}: keys of plain letters follow a
 * dot, all others stand in brackets and quotes. The reference refuses every text that begins with a
 * dot, so nothing else is meant by one.
 */
final class DottedPath {
  private final String text;
  private int at;

  DottedPath(String text) {
    this.text = text;
  }

  List<Object> components() {
    List<Object> components = new ArrayList<>();
    if (text.startsWith(".[")) {
      at = 1;
    }
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '.') {
        components.add(bareKey());
      } else if (c == '[') {
        components.add(bracketed());
      } else {
        throw malformed("unexpected '" + c + "'; such a key stands in brackets, as in [\"key\"]");
      }
    }
    return components;
  }

  private String bareKey() {
    int start = ++at;
    while (at < text.length() && isBare(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw malformed("a key must follow the dot");
    }
    return text.substring(start, at);
  }

  private static boolean isBare(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }

  private Object bracketed() {
    int start = at + 1;
    char quote = start < text.length() ? text.charAt(start) : ' ';
    boolean quoted = quote == '"' || quote == '\'';
    String end = quoted ? quote + "]" : "]";
    int close = text.indexOf(end, quoted ? start + 1 : start);
    if (close < 0) {
      throw malformed("a bracket is not closed");
    }
    at = close + end.length();
    return quoted
        ? text.substring(start + 1, close)
        : KeyPath.position(text.substring(start, close));
  }

  private IllegalArgumentException malformed(String reason) {
    return new IllegalArgumentException("path " + text + ": " + reason);
  }
}
