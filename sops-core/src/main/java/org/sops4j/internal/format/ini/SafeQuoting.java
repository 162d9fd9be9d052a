package org.sops4j.internal.format.ini;

import java.util.List;
import java.util.Map;
import org.sops4j.error.MalformedDocumentException;
import org.sops4j.error.NotWritableException;
import org.sops4j.internal.text.GoQuote;
import org.sops4j.tree.Utf8;

/**
 * Quotes as the reference does where that reads back, else in another way that does, else refuses.
 * Whether it reads back is asked of the reader itself.
 */
final class SafeQuoting extends IniQuoting {
  private static final String[] QUOTES = {"", "`", TRIPLE, "\"", "'"};
  private static final String CHANGES = "it would be read back as something else";

  @Override
  boolean isImplicit(String section) {
    return section.equals(IniSection.DEFAULT); // in any other spelling it would be renamed
  }

  @Override
  String section(String name) {
    if (isWord(name)) {
      return name;
    }
    List<IniSection> read = read("[" + name + "]\n");
    if (read.size() == 2 && read.get(1).name.equals(name) && read.get(1).comment.isEmpty()) {
      return name;
    }
    throw new NotWritableException(
        IniTree.PREFIX
            + "Error encoding section "
            + GoQuote.quote(name)
            + ": it cannot be written: "
            + CHANGES);
  }

  @Override
  String name(String section, String name) {
    String usual = super.name(section, name);
    if (isWord(name) || isKey(usual + " = v\n", name, "v")) {
      return usual;
    }
    for (String quote : QUOTES) {
      String quoted = quote + name + quote;
      if (isKey(quoted + " = v\n", name, "v")) {
        return quoted;
      }
    }
    throw IniTree.refusal(section, name, CHANGES);
  }

  @Override
  String value(String section, String name, String value) {
    String usual = super.value(section, name, value);
    if (isStanza(value) || isWord(value) || isKey("k = " + usual + "\n", "k", value)) {
      return usual;
    }
    for (String quote : QUOTES) {
      String quoted = quote + value + quote;
      if (isKey("k = " + quoted + "\n", "k", value)) {
        return quoted;
      }
    }
    throw IniTree.refusal(section, name, "its value " + CHANGES.substring("it ".length()));
  }

  private static boolean isKey(String text, String name, String value) {
    List<IniSection> read = read(text);
    if (read.size() != 1 || read.get(0).entries().size() != 1) {
      return false;
    }
    Map.Entry<String, IniSection.Entry> entry = read.get(0).entries().entrySet().iterator().next();
    return entry.getKey().equals(name)
        && entry.getValue().value().equals(value)
        && entry.getValue().comment().isEmpty();
  }

  private static List<IniSection> read(String text) {
    try {
      return new IniReader(Utf8.encode(text)).sections();
    } catch (MalformedDocumentException e) {
      return List.of();
    }
  }

  /** Tells of plain words, for which there is no doubt. */
  private static boolean isWord(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      if (!letter && !(c >= '0' && c <= '9')) {
        return false;
      }
    }
    return true;
  }

  /** Tells of encrypted values, which are most of a file. */
  private static boolean isStanza(String value) {
    if (!value.startsWith("ENC[")) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < '+' || c > 'z' || c == ';' || c == '\\' || c == '`') {
        return false;
      }
    }
    return true;
  }
}
