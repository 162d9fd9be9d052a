package org.sops4j.age.internal.format;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Stanza;
import org.sops4j.age.internal.text.Quote;
import org.sops4j.age.internal.text.StrictBase64;

/** Reads stanzas one by one: those of a header, and those that plugins talk in. */
public final class StanzaReader {
  private static final String NO_SHORT_LINE =
      ": stanza ended without a short line\n"
          + "note: this might be a file encrypted with an old beta version of age or rage;"
          + " use age v1.0.0-beta6 or rage to decrypt it";

  private final LineReader lines;

  StanzaReader(LineReader lines) {
    this.lines = lines;
  }

  /**
   * Makes a reader of nothing but stanzas.
   *
   * @param in where they come from; not one byte more is read than they have
   */
  public StanzaReader(InputStream in) {
    this(new LineReader(in));
  }

  /**
   * Reads the next stanza.
   *
   * @return the stanza
   * @throws AgeException if it is malformed, or there is none
   */
  public Stanza read() throws AgeException {
    byte[] line = line();
    if (!startsWith(line, Header.STANZA)) {
      throw new AgeException("malformed stanza opening line: " + Quote.quote(line));
    }
    List<byte[]> words = Words.of(line);
    boolean valid = words.size() > 1 && words.get(0).length == Header.STANZA.length();
    List<String> texts = new ArrayList<>();
    for (byte[] word : words) {
      valid &= Words.isValid(word);
      texts.add(new String(word, StandardCharsets.ISO_8859_1));
    }
    if (!valid) {
      throw new AgeException("malformed stanza: " + Quote.quote(line));
    }
    return new Stanza(texts.get(1), texts.subList(2, texts.size()), body());
  }

  private byte[] body() throws AgeException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] part;
    do {
      part = bodyLine(line());
      body.writeBytes(part);
    } while (part.length == Header.BODY_BYTES);
    return body.toByteArray();
  }

  private static byte[] bodyLine(byte[] line) throws AgeException {
    String place = "malformed body line " + Quote.quote(line);
    byte[] part;
    try {
      part = StrictBase64.decodeRaw(Arrays.copyOf(line, line.length - 1));
    } catch (AgeException e) {
      if (startsWith(line, Header.CLOSING) || startsWith(line, Header.STANZA)) {
        throw new AgeException(place + NO_SHORT_LINE);
      }
      throw e.prefixed("parsing age header: " + place + ": ");
    }
    if (part.length > Header.BODY_BYTES) {
      throw new AgeException("parsing age header: " + place + ": too long");
    }
    return part;
  }

  private byte[] line() throws AgeException {
    try {
      return lines.line();
    } catch (AgeException e) {
      throw e.prefixed("failed to read line: ");
    }
  }

  private static boolean startsWith(byte[] line, String prefix) {
    for (int i = 0; i < prefix.length(); i++) {
      if (i >= line.length || line[i] != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
