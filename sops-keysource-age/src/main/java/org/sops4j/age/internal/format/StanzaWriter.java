package org.sops4j.age.internal.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.sops4j.age.internal.Stanza;

/** Prints stanzas: those of a header, and those that plugins are talked to in. */
public final class StanzaWriter {
  private static final int COLUMNS = 64;

  private static final Base64.Encoder RAW = Base64.getEncoder().withoutPadding();

  private StanzaWriter() {}

  /**
   * Prints a stanza.
   *
   * @param stanza the stanza
   * @return its lines, which hold the body; the caller wipes them if that is secret
   */
  public static byte[] print(Stanza stanza) {
    byte[] opening = opening(stanza);
    byte[] body = RAW.encode(stanza.body());
    ByteBuffer out = ByteBuffer.allocate(opening.length + body.length + body.length / COLUMNS + 1);
    out.put(opening);
    int start = 0;
    while (body.length - start >= COLUMNS) {
      out.put(body, start, COLUMNS).put((byte) '\n');
      start += COLUMNS;
    }
    // The last line is always a short one, if need be an empty one.
    out.put(body, start, body.length - start).put((byte) '\n');
    Arrays.fill(body, (byte) 0);
    return out.array();
  }

  private static byte[] opening(Stanza stanza) {
    StringBuilder line = new StringBuilder(Header.STANZA).append(' ').append(stanza.type());
    for (String argument : stanza.arguments()) {
      line.append(' ').append(argument);
    }
    return line.append('\n').toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
