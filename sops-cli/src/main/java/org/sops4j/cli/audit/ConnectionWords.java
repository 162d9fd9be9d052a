package org.sops4j.cli.audit;

import java.util.LinkedHashMap;
import java.util.Map;

/** The form {@code host=db user=sops password='a b'}. */
final class ConnectionWords {
  private final String text;
  private int next;

  ConnectionWords(String text) {
    this.text = text;
  }

  Map<String, String> parse() throws ConnectionException {
    Map<String, String> words = new LinkedHashMap<>();
    for (skipBlanks(); next < text.length(); skipBlanks()) {
      String name = name();
      skipBlanks();
      if (next == text.length() || text.charAt(next) != '=') {
        throw new ConnectionException(
            "missing \"=\" after \"" + name + "\" in connection info string\"");
      }
      next++;
      skipBlanks();
      words.put(name, value());
    }
    return words;
  }

  private String name() {
    int start = next;
    while (next < text.length() && !isBlank() && text.charAt(next) != '=') {
      next++;
    }
    return text.substring(start, next);
  }

  private String value() throws ConnectionException {
    boolean quoted = next < text.length() && text.charAt(next) == '\'';
    next += quoted ? 1 : 0;
    StringBuilder value = new StringBuilder();
    while (next < text.length() && (quoted ? text.charAt(next) != '\'' : !isBlank())) {
      if (text.charAt(next) == '\\' && ++next == text.length()) {
        throw new ConnectionException("missing character after backslash");
      }
      value.append(text.charAt(next++));
    }
    if (quoted && next++ == text.length()) {
      throw new ConnectionException("unterminated quoted string literal in connection string");
    }
    return value.toString();
  }

  private void skipBlanks() {
    while (next < text.length() && isBlank()) {
      next++;
    }
  }

  private boolean isBlank() {
    return Character.isWhitespace(text.charAt(next));
  }
}
