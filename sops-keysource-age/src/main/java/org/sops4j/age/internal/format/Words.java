package org.sops4j.age.internal.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Splits a line of a header at each blank. */
final class Words {
  private Words() {}

  /** Returns the words without the line feed; two blanks in a row have an empty word between. */
  static List<byte[]> of(byte[] line) {
    List<byte[]> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < line.length; i++) {
      if (line[i] == ' ' || line[i] == '\n') {
        words.add(Arrays.copyOfRange(line, start, i));
        start = i + 1;
      }
    }
    return words;
  }

  /** Tells whether a word may stand in an opening line. */
  static boolean isValid(byte[] word) {
    for (byte b : word) {
      if (b < 33 || b > 126) {
        return false;
      }
    }
    return word.length > 0;
  }
}
