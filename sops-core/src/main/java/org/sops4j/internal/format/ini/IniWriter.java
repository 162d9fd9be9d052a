package org.sops4j.internal.format.ini;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sops4j.internal.text.ByteOutput;
import org.sops4j.internal.text.GoSpace;
import org.sops4j.tree.Utf8;

/** Writes sections with their equal signs aligned (format.md section 6.4.3). */
final class IniWriter {
  private final ByteOutput out = new ByteOutput();
  private final IniQuoting quoting;

  IniWriter(IniQuoting quoting) {
    this.quoting = quoting;
  }

  byte[] write(List<IniSection> sections) {
    for (int i = 0; i < sections.size(); i++) {
      IniSection section = sections.get(i);
      if (!section.comment.isEmpty()) {
        comment(section.comment, false);
      }
      boolean implicit = i == 0 && quoting.isImplicit(section.name);
      if (!implicit) {
        out.write('[');
        out.utf8(quoting.section(section.name));
        out.ascii("]\n");
      }
      keys(section);
      boolean nothing = implicit && section.entries().isEmpty();
      if (!nothing && i < sections.size() - 1) {
        out.write('\n');
      }
    }
    return out.toByteArray();
  }

  private void keys(IniSection section) {
    Map<String, byte[]> names = new LinkedHashMap<>();
    int width = 0;
    for (String name : section.entries().keySet()) {
      byte[] quoted = Utf8.encode(quoting.name(section.name, name));
      names.put(name, quoted);
      width = Math.max(width, quoted.length);
    }
    for (Map.Entry<String, IniSection.Entry> entry : section.entries().entrySet()) {
      String name = entry.getKey();
      if (!entry.getValue().comment().isEmpty()) {
        comment(entry.getValue().comment(), true);
      }
      byte[] quoted = names.getOrDefault(name, new byte[0]);
      out.write(quoted);
      out.fill(' ', width - quoted.length);
      out.ascii(" = ");
      out.utf8(quoting.value(section.name, name, entry.getValue().value()));
      out.write('\n');
    }
  }

  /** Writes the lines of a comment; those of a section keep their leading blanks. */
  private void comment(String text, boolean trimmed) {
    int start = 0;
    while (start <= text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      commentLine(text.substring(start, end), trimmed);
      start = end + 1;
    }
  }

  private void commentLine(String line, boolean trimmed) {
    boolean marked = line.startsWith("#") || line.startsWith(";");
    out.write(marked ? line.charAt(0) : ';');
    out.write(' ');
    String rest = marked ? line.substring(1) : line;
    out.utf8(marked || trimmed ? GoSpace.trim(rest) : rest);
    out.write('\n');
  }
}
