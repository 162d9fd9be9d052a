package org.sops4j.age.internal.plugin;

import org.sops4j.age.internal.AgeException;

/** The number of a file, which is always 0: there is one. */
final class Index {
  private Index() {}

  static void check(String text, String problem) throws AgeException {
    int index;
    try {
      index = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new AgeException(problem + "invalid index");
    }
    if (index != 0) {
      throw new AgeException(problem + "unexpected index");
    }
  }
}
