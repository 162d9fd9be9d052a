package org.sops4j.cli.people;

import java.util.Locale;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;

/**
 * One line of a configuration file as it is written, since neither comments nor anchors are left in
 * what is read from it.
 *
 * @param text the whole line
 * @param code what stands before the comment
 * @param comment the text of the comment, trimmed; empty if there is none
 */
record ConfigLine(String text, String code, String comment) {
  static ConfigLine of(String text) {
    int hash = commentStart(text);
    return hash < 0
        ? new ConfigLine(text, text, "")
        : new ConfigLine(text, text.substring(0, hash), text.substring(hash + 1).strip());
  }

  /** The first hash that is neither quoted nor part of a word. */
  private static int commentStart(String text) {
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isFree = i == 0 || " \t,[{:-".indexOf(text.charAt(i - 1)) >= 0;
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '#' && (i == 0 || " \t".indexOf(text.charAt(i - 1)) >= 0)) {
        return i;
      } else if ((c == '"' || c == '\'') && isFree) {
        quote = c;
      }
    }
    return -1;
  }

  boolean isOnlyComment() {
    return code.isBlank() && !comment.isEmpty();
  }

  int indentation() {
    int i = 0;
    while (i < text.length() && text.charAt(i) == ' ') {
      i++;
    }
    return i;
  }

  /** Where the name of a master key begins in this line; -1 if it is not there. */
  int indexOf(KeyRef key) {
    String name = written(key);
    String where = key.type() == KeyType.PGP ? code.toUpperCase(Locale.ROOT) : code;
    int at = name.isEmpty() ? -1 : where.indexOf(name);
    while (at >= 0 && !(isEdge(at - 1) && isEdge(at + name.length()))) {
      at = where.indexOf(name, at + 1);
    }
    return at;
  }

  private boolean isEdge(int index) {
    return index < 0 || index >= code.length() || !Character.isLetterOrDigit(code.charAt(index));
  }

  /** What a person writes for a master key. */
  static String written(KeyRef key) {
    return key.type() == KeyType.KMS
        ? key.field("arn")
        : key.type() == KeyType.PGP ? key.display().toUpperCase(Locale.ROOT) : key.display();
  }

  /** The anchor before a place of this line, without its ampersand; empty if there is none. */
  String anchorBefore(int index) {
    String before = code.substring(0, index).stripTrailing();
    if (before.endsWith("\"") || before.endsWith("'")) {
      before = before.substring(0, before.length() - 1).stripTrailing();
    }
    int start = before.length();
    while (start > 0 && " \t[,{".indexOf(before.charAt(start - 1)) < 0) {
      start--;
    }
    String last = before.substring(start);
    return last.startsWith("&") ? last.substring(1) : "";
  }
}
