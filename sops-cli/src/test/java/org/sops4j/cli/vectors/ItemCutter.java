package org.sops4j.cli.vectors;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts the output of one document with many items apart, as verify.py does. */
final class ItemCutter {
  private static final Pattern ITEM =
      Pattern.compile("(?:\\A|(?<=[\n\u0085\u2028\u2029]))k(\\d{5})");
  private static final Pattern JSON_ITEM =
      Pattern.compile("^\t\"(k\\d{5})\": (.*)$", Pattern.DOTALL | Pattern.UNIX_LINES);
  private static final Pattern SECTION =
      Pattern.compile("^\\[(k\\d{5})]", Pattern.MULTILINE | Pattern.UNIX_LINES);

  private ItemCutter() {}

  static String key(int index) {
    return String.format(java.util.Locale.ROOT, "k%05d", index);
  }

  /** Text with items that begin with kNNNNN: by number, each with k for the key. */
  static Map<Integer, String> cut(String text) {
    Map<Integer, String> items = new HashMap<>();
    Matcher found = ITEM.matcher(text);
    int number = -1;
    int start = 0;
    while (found.find()) {
      if (number >= 0) {
        items.put(number, "k" + text.substring(start, found.start()));
      }
      number = Integer.parseInt(found.group(1));
      start = found.end();
    }
    if (number >= 0) {
      items.put(number, "k" + text.substring(start));
    }
    return items;
  }

  /** Brings the output of any format to the form in which items begin a line. */
  static String unframe(String format, String text) {
    return switch (format) {
      case "json" -> jsonItems(text);
      case "ini" -> SECTION.matcher(text + "\n").replaceAll("$1");
      default -> text;
    };
  }

  static String jsonItems(String text) {
    StringBuilder out = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      Matcher item = JSON_ITEM.matcher(line);
      if (item.matches()) {
        if (!out.isEmpty() && out.charAt(out.length() - 2) == ',') {
          out.deleteCharAt(out.length() - 2); // the comma between two items
        }
        out.append(item.group(1)).append(": ").append(item.group(2)).append('\n');
      } else if (!line.equals("{") && !line.equals("}") && !line.isEmpty()) {
        out.append(line).append('\n');
      }
    }
    return out.toString();
  }
}
