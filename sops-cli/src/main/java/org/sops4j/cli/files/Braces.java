package org.sops4j.cli.files;

import java.util.ArrayList;
import java.util.List;

/** The alternatives of a glob: <code>a{b,c{d,e}}</code> stands for ab, acd and ace. */
final class Braces {
  /** More than anybody types; each pair of braces can double the number. */
  private static final int MOST = 4096;

  private Braces() {}

  /** All patterns without braces, in order. Braces without a comma or an end are letters. */
  static List<String> expand(String pattern) {
    List<String> whole = List.of(pattern);
    List<String> expanded = new ArrayList<>();
    expand("", pattern, expanded);
    return expanded.size() > MOST ? whole : expanded;
  }

  private static void expand(String before, String pattern, List<String> into) {
    int open = open(pattern);
    if (open < 0 || into.size() > MOST) {
      into.add(before + pattern);
      return;
    }
    int close = close(pattern, open);
    String head = before + pattern.substring(0, open);
    String tail = pattern.substring(close + 1);
    for (String option : options(pattern.substring(open + 1, close))) {
      expand(head, option + tail, into);
    }
  }

  /** The first brace that has an end and a choice. */
  private static int open(String pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        int close = close(pattern, i);
        if (close > 0 && options(pattern.substring(i + 1, close)).size() > 1) {
          return i;
        }
      }
    }
    return -1;
  }

  private static int close(String pattern, int open) {
    int depth = 0;
    for (int i = open; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> options(String inner) {
    List<String> options = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == ',' && depth == 0) {
        options.add(inner.substring(start, i));
        start = i + 1;
      }
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    }
    options.add(inner.substring(start));
    return options;
  }
}
