package org.sops4j.age.internal.identityfile;

import org.jspecify.annotations.Nullable;
import org.sops4j.tree.Utf8;

/** Cuts the content of an identity file into lines. */
public final class IdentityLines {
  private final byte[] content;
  private int start;
  private int number;
  private int length;

  /**
   * Starts at the first line.
   *
   * @param content the content; not changed
   */
  @SuppressWarnings("ArrayAsParameterStored") // nobody changes it while it is read
  public IdentityLines(byte[] content) {
    this.content = content;
  }

  /**
   * Reads the next line.
   *
   * @return the line without its end, or null after the last one
   */
  public @Nullable String next() {
    if (start >= content.length) {
      return null;
    }
    int end = start;
    while (end < content.length && content[end] != '\n') {
      end++;
    }
    number++;
    length = end - start;
    int cut = end > start && content[end - 1] == '\r' ? end - 1 : end;
    String line = Utf8.decode(content, start, cut - start);
    start = end + 1;
    return line;
  }

  /**
   * Tells whether a line holds nothing to read.
   *
   * @param line the line
   * @return true for empty lines and comments
   */
  public static boolean isBlank(String line) {
    return line.isEmpty() || line.charAt(0) == '#';
  }

  /**
   * Returns the number of the line that was read last.
   *
   * @return 1 for the first one
   */
  public int number() {
    return number;
  }

  /**
   * Returns the length of the line that was read last, in bytes.
   *
   * @return the length without the line feed
   */
  public int length() {
    return length;
  }
}
