package org.sops4j.cli.log;

import java.util.Map;
import java.util.TreeMap;
import org.sops4j.cli.text.GoText;

/**
 * One line of the log (cli.md section 2.3).
 *
 * @param logger the name of the logger, such as {@code CMD}
 * @param level how much it matters
 * @param message the text
 * @param fields further data
 */
record LogLine(String logger, LogLevel level, String message, Map<String, String> fields) {
  private static final int MESSAGE_WIDTH = 44;

  /** The line for a file or a pipe. */
  String plain(boolean bold, String time) {
    StringBuilder line = new StringBuilder();
    name(line, bold).append("time=\"").append(time).append("\" level=").append(level.word());
    line.append(" msg=").append(value(message));
    for (Map.Entry<String, String> field : new TreeMap<>(fields).entrySet()) {
      line.append(' ').append(field.getKey()).append('=').append(value(field.getValue()));
    }
    return line.append('\n').toString();
  }

  /** The line for a terminal. */
  String coloured(boolean bold, long secondsSinceStart) {
    StringBuilder line = new StringBuilder();
    colour(name(line, bold), level.shortWord()).append('[');
    String seconds = Long.toString(secondsSinceStart);
    line.append("0".repeat(Math.max(0, 4 - seconds.length()))).append(seconds).append("] ");
    line.append(message);
    int width = message.codePointCount(0, message.length());
    line.append(" ".repeat(Math.max(0, MESSAGE_WIDTH - width))).append(' ');
    for (Map.Entry<String, String> field : new TreeMap<>(fields).entrySet()) {
      colour(line.append(' '), field.getKey()).append('=').append(value(field.getValue()));
    }
    return line.append('\n').toString();
  }

  private StringBuilder name(StringBuilder line, boolean bold) {
    String name = "[" + logger + "]";
    return line.append(bold ? "\u001b[1m" + name + "\u001b[22m" : name).append("\t ");
  }

  private StringBuilder colour(StringBuilder line, String text) {
    return line.append("\u001b[")
        .append(level.colour())
        .append('m')
        .append(text)
        .append("\u001b[0m");
  }

  private static String value(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean bare =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || "-._/@^+".indexOf(c) >= 0;
      if (!bare) {
        return GoText.quote(text);
      }
    }
    return text;
  }
}
