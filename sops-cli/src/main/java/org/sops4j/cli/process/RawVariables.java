package org.sops4j.cli.process;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sops4j.tree.Utf8;

/**
 * Gives a child its environment, byte for byte. Java makes the bytes of a variable from characters
 * by the locale that it was started with, and has none for a byte that is not UTF-8. Such a value
 * travels in variables of ASCII letters, and a shell turns it back before it becomes the program;
 * nobody sees more than the environment itself.
 */
final class RawVariables {
  /** Linux takes no single variable of more than 128 KiB. */
  private static final int LONGEST = 100_000;

  private static final String CARRIER = "SOPS4J_RAW_";

  private final boolean isUtf8 = isUtf8();
  private final Map<String, String> target;
  private final StringBuilder script = new StringBuilder();
  private int carriers;

  private RawVariables(Map<String, String> target) {
    this.target = target;
  }

  /**
   * Makes an environment equal to what is wanted.
   *
   * @param wanted all variables
   * @param target the environment of a process builder, as it was inherited
   * @return words to put in front of the command; none if Java can do it alone
   */
  static List<String> pass(Map<String, String> wanted, Map<String, String> target) {
    // What is right already stays untouched: it may hold bytes that do not survive as characters.
    Map<String, String> inherited = new HashMap<>(target);
    target.keySet().retainAll(wanted.keySet());
    RawVariables raw = new RawVariables(target);
    for (Map.Entry<String, String> variable : wanted.entrySet()) {
      if (!variable.getValue().equals(inherited.get(variable.getKey()))) {
        raw.put(variable.getKey(), variable.getValue());
      }
    }
    return raw.handOver();
  }

  private void put(String name, String value) {
    if (survives(name) && survives(value)) {
      target.put(name, value);
    } else if (isIdentifier(name)) {
      target.remove(name);
      script.append("sops4j_raw=$(printf '%b.' \"").append(carry(Utf8.encode(value)));
      script.append("\")\n").append(name).append("=${sops4j_raw%.}\nexport ").append(name);
      script.append('\n');
    }
    // A shell that the reference starts with another name drops it, or most of them do.
  }

  private boolean survives(String text) {
    if (isUtf8) {
      return Utf8.isValid(text);
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7F) {
        return false;
      }
    }
    return true;
  }

  /** Up to JDK 17 the default charset decides, later on that of the system. */
  private static boolean isUtf8() {
    return Charset.defaultCharset().equals(StandardCharsets.UTF_8)
        && System.getProperty("sun.jnu.encoding", "UTF-8").equalsIgnoreCase("UTF-8");
  }

  private static boolean isIdentifier(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!letter && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  /**
   * Puts bytes into variables, in the escapes of {@code printf %b}; returns what expands to them.
   */
  private String carry(byte[] bytes) {
    StringBuilder expansion = new StringBuilder();
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      if (b >= ' ' && b < 0x7F && b != '\\') {
        text.append((char) b);
      } else {
        text.append("\\0").append((char) ('0' + (b >> 6 & 3)));
        text.append((char) ('0' + (b >> 3 & 7))).append((char) ('0' + (b & 7)));
      }
      if (text.length() > LONGEST) {
        expansion.append(carrier(text));
        text.setLength(0);
      }
    }
    return expansion.append(carrier(text)).toString();
  }

  private String carrier(StringBuilder text) {
    String name = CARRIER + carriers++;
    target.put(name, text.toString());
    return "${" + name + "}";
  }

  private List<String> handOver() {
    if (script.isEmpty()) {
      return List.of();
    }
    script.append("unset sops4j_raw");
    for (int i = 0; i < carriers; i++) {
      script.append(' ').append(CARRIER).append(i);
    }
    script.append("\nexec \"$@\"\n");
    return new ArrayList<>(List.of("/bin/sh", "-c", script.toString(), "sh"));
  }
}
