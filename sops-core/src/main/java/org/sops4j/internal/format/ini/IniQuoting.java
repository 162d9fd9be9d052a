package org.sops4j.internal.format.ini;

import org.sops4j.internal.text.GoSpace;

/** Quotes names and values as the reference does (format.md section 6.4.3). */
class IniQuoting {
  static final String TRIPLE = "\"\"\"";

  /** Tells whether a first section of this name goes without header. */
  boolean isImplicit(String section) {
    return section.equalsIgnoreCase(IniSection.DEFAULT);
  }

  /** Returns the name of a section as it stands between brackets. */
  String section(String name) {
    return name;
  }

  /** Returns the name of a key with its quotes. */
  String name(String section, String name) {
    if (has(name, "\"=:")) {
      return "`" + name + "`";
    }
    return has(name, "`") ? TRIPLE + name + TRIPLE : name;
  }

  /** Returns a value with its quotes. */
  String value(String section, String name, String value) {
    if (has(value, "\n`")) {
      return TRIPLE + value + TRIPLE;
    }
    if (has(value, "#;")) {
      return "`" + value + "`";
    }
    return GoSpace.trim(value).length() != value.length() ? "\"" + value + "\"" : value;
  }

  private static boolean has(String text, String any) {
    for (int i = 0; i < any.length(); i++) {
      if (text.indexOf(any.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
