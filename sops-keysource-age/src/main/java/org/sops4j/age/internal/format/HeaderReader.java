package org.sops4j.age.internal.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Stanza;
import org.sops4j.age.internal.crypto.Hmac;
import org.sops4j.age.internal.text.Quote;
import org.sops4j.age.internal.text.StrictBase64;

/** Reads a header so strictly that printing it gives the same bytes (keysources.md section 2.3). */
final class HeaderReader {
  private static final String PARSING = "parsing age header: ";

  private final LineReader lines;

  HeaderReader(LineReader lines) {
    this.lines = lines;
  }

  Header read() throws AgeException {
    readIntro();
    List<Stanza> stanzas = new ArrayList<>();
    while (!atClosingLine()) {
      try {
        stanzas.add(new StanzaReader(lines).read());
      } catch (AgeException e) {
        throw e.prefixed("failed to parse header: ");
      }
    }
    return new Header(stanzas, readCode());
  }

  private void readIntro() throws AgeException {
    byte[] line;
    try {
      line = lines.line();
    } catch (EndOfInputException e) {
      throw new AgeException(PARSING + "file is empty");
    } catch (AgeException e) {
      throw e.prefixed(PARSING + "failed to read intro: ");
    }
    if (!Arrays.equals(line, Header.INTRO.getBytes(StandardCharsets.US_ASCII))) {
      throw new AgeException(PARSING + "unexpected intro: " + Quote.quote(line));
    }
  }

  private boolean atClosingLine() throws AgeException {
    try {
      return lines.atClosingLine();
    } catch (AgeException e) {
      throw e.prefixed(PARSING + "failed to read header: ");
    }
  }

  private byte[] readCode() throws AgeException {
    byte[] line;
    try {
      line = lines.line();
    } catch (AgeException e) {
      throw e.prefixed("failed to read header: ");
    }
    List<byte[]> words = Words.of(line);
    if (words.size() != 2 || words.get(0).length != Header.CLOSING.length()) {
      throw new AgeException(PARSING + "malformed closing line: " + Quote.quote(line));
    }
    String problem = "<nil>"; // what the reference prints for a code of a wrong length
    try {
      byte[] code = StrictBase64.decodeRaw(words.get(1));
      if (code.length == Hmac.LENGTH) {
        return code;
      }
    } catch (AgeException e) {
      problem = e.getMessage();
    }
    throw new AgeException(
        PARSING + "malformed closing line " + Quote.quote(line) + ": " + problem);
  }
}
