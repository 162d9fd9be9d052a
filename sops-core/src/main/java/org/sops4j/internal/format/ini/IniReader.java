package org.sops4j.internal.format.ini;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.internal.text.GoSpace;
import org.sops4j.tree.SourcePosition;
import org.sops4j.tree.Utf8;

/** Reads sections, keys and comments (format.md section 6.4.1). */
final class IniReader {
  private final IniLines lines;
  private final IniValue values;
  private final List<IniSection> sections = new ArrayList<>();
  private final StringBuilder pending = new StringBuilder();
  private IniSection section = new IniSection(IniSection.DEFAULT, "");
  private int unnamed = 1;

  IniReader(byte[] input) {
    int skip = markLength(input);
    lines = new IniLines(Utf8.decode(input, skip, input.length - skip));
    values = new IniValue(lines, pending);
    sections.add(section);
  }

  /** Reads everything; the first section is always that of the keys before any header. */
  List<IniSection> sections() {
    while (!lines.ended()) {
      String whole = lines.next();
      String line = GoSpace.trimLeft(whole);
      if (line.isEmpty()) {
        continue;
      }
      char first = line.charAt(0);
      if (first == '#' || first == ';') {
        pending.append(line);
      } else if (first == '[') {
        header(line, lines.position(whole.length() - line.length()));
      } else {
        key(line, lines.position(whole.length() - line.length()));
      }
    }
    return sections;
  }

  private void header(String line, SourcePosition position) {
    int end = line.lastIndexOf(']');
    if (end < 0) {
      throw lines.failure("unclosed section", ": " + line);
    }
    if (end == 1) {
      throw lines.failure("empty section name");
    }
    pending.append(IniValue.commentIn(line.substring(end + 1)));
    section = new IniSection(line.substring(1, end), takeComment(), position);
    sections.add(section);
    unnamed = 1;
  }

  private void key(String line, SourcePosition position) {
    IniName name = IniName.read(line, lines);
    String key = name.text().equals("-") ? "#" + unnamed++ : name.text();
    if (key.isEmpty()) {
      throw lines.failure("error creating new key: empty key name");
    }
    String value = values.read(line.substring(name.end()));
    section.put(key, new IniSection.Entry(value, takeComment(), position));
  }

  private String takeComment() {
    String comment = GoSpace.trim(pending.toString());
    pending.setLength(0);
    return comment;
  }

  /** Returns the length of the byte order mark; what follows is read as UTF-8 in any case. */
  private static int markLength(byte[] input) {
    if (input.length >= 3 && mark(input, 0, 0xEF, 0xBB) && input[2] == (byte) 0xBF) {
      return 3;
    }
    boolean utf16 = input.length >= 2 && (mark(input, 0, 0xFE, 0xFF) || mark(input, 0, 0xFF, 0xFE));
    return utf16 ? 2 : 0;
  }

  private static boolean mark(byte[] input, int at, int first, int second) {
    return input[at] == (byte) first && input[at + 1] == (byte) second;
  }
}
