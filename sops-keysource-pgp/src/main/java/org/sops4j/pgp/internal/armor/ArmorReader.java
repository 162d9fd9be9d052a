package org.sops4j.pgp.internal.armor;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.sops4j.pgp.internal.PgpException;

/** Reads one block of text, line by line. */
final class ArmorReader {
  private static final String BAD_BASE64 = "illegal base64 data";

  private final String[] lines;
  private final String begin;
  private final String end;
  private int next;

  ArmorReader(String text, String kind) {
    this.lines = text.split("\n", -1);
    this.begin = "-----BEGIN " + kind + "-----";
    this.end = "-----END " + kind + "-----";
  }

  Armored read() throws PgpException {
    skipPastBegin();
    skipHeaders();
    StringBuilder data = new StringBuilder();
    String checksum = null;
    String line = line();
    while (!line.equals(end)) {
      if (checksum != null && !line.isEmpty()) {
        throw new PgpException(BAD_BASE64); // only the end may follow the checksum
      } else if (line.startsWith("=")) {
        checksum = line.substring(1);
      } else {
        data.append(line);
      }
      line = line();
    }
    byte[] bytes = decode(data.toString());
    return new Armored(bytes, checksum == null || checksum.equals(Armor.checksum(bytes)));
  }

  private void skipPastBegin() throws PgpException {
    while (next < lines.length) {
      if (lines[next++].strip().equals(begin)) {
        return;
      }
    }
    throw new Armor.MissingException();
  }

  /** Headers end with an empty line. */
  private void skipHeaders() throws PgpException {
    String line = line();
    while (!line.isEmpty()) {
      if (line.indexOf(':') < 0) {
        throw new PgpException("invalid header");
      }
      line = line();
    }
  }

  private String line() throws PgpException {
    if (next == lines.length) {
      throw new PgpException("unexpected EOF");
    }
    return lines[next++].strip();
  }

  /** The decoder of the JDK takes stray bits; those who encode leave none. */
  private static byte[] decode(String data) throws PgpException {
    byte[] bytes = decodeOrNull(data);
    if (bytes == null || !Base64.getEncoder().encodeToString(bytes).equals(data)) {
      throw new PgpException(BAD_BASE64);
    }
    return bytes;
  }

  private static byte @Nullable [] decodeOrNull(String data) {
    try {
      return Base64.getDecoder().decode(data);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
