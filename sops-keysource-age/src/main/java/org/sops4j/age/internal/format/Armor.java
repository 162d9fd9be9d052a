package org.sops4j.age.internal.format;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The text form of an age file. */
public final class Armor {
  static final String BEGIN = "-----BEGIN AGE ENCRYPTED FILE-----";
  static final String END = "-----END AGE ENCRYPTED FILE-----";
  static final int COLUMNS = 64;

  private Armor() {}

  /**
   * Writes a file as text.
   *
   * @param file the bytes of the file
   * @return lines of at most 64 columns, each with its line feed
   */
  public static String write(byte[] file) {
    Base64.Encoder encoder = Base64.getMimeEncoder(COLUMNS, new byte[] {'\n'});
    String text = new String(encoder.encode(file), StandardCharsets.ISO_8859_1);
    return BEGIN + '\n' + text + (text.isEmpty() ? "" : "\n") + END + '\n';
  }
}
