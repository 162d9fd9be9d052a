package org.sops4j.age.internal.ssh;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.text.Blanks;
import org.sops4j.age.internal.text.StrictBase64;
import org.sops4j.tree.Utf8;

/**
 * Finds a public key in text like that of {@code authorized_keys}: in the first line that has one,
 * after its first word. What that word says does not matter; if it is options, the type comes
 * after.
 */
public final class SshPublicKeys {
  private @Nullable AgeException problem;

  private SshPublicKeys() {}

  /**
   * Finds the first key.
   *
   * @param text the text
   * @return the key
   * @throws AgeException if there is none
   */
  public static SshPublicKey find(byte[] text) throws AgeException {
    return new SshPublicKeys().findIn(Utf8.decode(text));
  }

  private SshPublicKey findIn(String text) throws AgeException {
    for (String line : text.split("\n", -1)) {
      int end = line.indexOf('\r');
      String rest = Blanks.trim(end < 0 ? line : line.substring(0, end));
      if (!rest.startsWith("#")) {
        SshPublicKey key = keyIn(rest);
        if (key != null) {
          return key;
        }
      }
    }
    throw problem == null
        ? new AgeException("ssh: no key found")
        : problem.prefixed("ssh: no key found; last parsing error for ignored line: ");
  }

  private @Nullable SshPublicKey keyIn(String line) {
    SshPublicKey key = keyAfter(line, wordEnd(line));
    if (key != null) {
      return key;
    }
    int options = optionsEnd(line);
    String rest = Blanks.trim(line.substring(options));
    return options == line.length() ? null : keyAfter(rest, wordEnd(rest));
  }

  /** Reads the word that starts behind a place. */
  private @Nullable SshPublicKey keyAfter(String line, int place) {
    if (place == line.length()) {
      return null;
    }
    String rest = Blanks.trim(line.substring(place));
    String word = rest.substring(0, wordEnd(rest));
    try {
      byte[] base64 = word.getBytes(StandardCharsets.ISO_8859_1);
      return SshPublicKey.parse(StrictBase64.decodePadded(base64));
    } catch (AgeException e) {
      problem = e;
      return null;
    }
  }

  private static int wordEnd(String line) {
    int end = 0;
    while (end < line.length() && !isGap(line.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Options may have blanks in quotes. */
  private static int optionsEnd(String line) {
    boolean quoted = false;
    int end = 0;
    while (end < line.length() && (quoted || !isGap(line.charAt(end)))) {
      boolean escaped = end > 0 && line.charAt(end - 1) == '\\';
      quoted ^= line.charAt(end) == '"' && !escaped;
      end++;
    }
    return end;
  }

  private static boolean isGap(char c) {
    return c == ' ' || c == '\t';
  }
}
