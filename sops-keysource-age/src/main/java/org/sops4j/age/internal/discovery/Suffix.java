package org.sops4j.age.internal.discovery;

import java.util.List;

/** What a search adds to a message (keysources.md section 2.6). */
final class Suffix {
  private Suffix() {}

  static String of(List<String> errors, List<String> unused) {
    StringBuilder text = new StringBuilder();
    String before = ". Errors while loading age identities: ";
    for (String error : errors) {
      text.append(before).append(error);
      before = "; ";
    }
    int count = unused.size();
    for (int i = 0; i < count; i++) {
      if (i == 0) {
        text.append(". Did not find keys in location").append(count == 1 ? " " : "s ");
      } else {
        text.append(count == 2 ? " " : ", ").append(i == count - 1 ? "and " : "");
      }
      text.append('\'').append(unused.get(i)).append('\'');
    }
    return text.append(count == 0 ? "" : ".").toString();
  }
}
