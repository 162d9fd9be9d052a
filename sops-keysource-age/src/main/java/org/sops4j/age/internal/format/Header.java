package org.sops4j.age.internal.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.sops4j.age.internal.Stanza;
import org.sops4j.age.internal.crypto.Hkdf;
import org.sops4j.age.internal.crypto.Hmac;

/**
 * What stands before the payload of an age file.
 *
 * @param stanzas the file key, once for each recipient
 * @param mac the code over all that is before it
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention, never compared
public record Header(List<Stanza> stanzas, byte[] mac) {
  static final String INTRO = "age-encryption.org/v1\n";
  static final String STANZA = "->";
  static final String CLOSING = "---";

  /** How many bytes a full line of a body holds. */
  static final int BODY_BYTES = 48;

  private static final Base64.Encoder RAW = Base64.getEncoder().withoutPadding();

  /**
   * Copies the stanzas.
   *
   * @param stanzas the file key, once for each recipient
   * @param mac the code over all that is before it
   */
  public Header {
    stanzas = List.copyOf(stanzas);
  }

  /**
   * Makes a header.
   *
   * @param stanzas the wrapped file key
   * @param fileKey the file key
   * @return the header with its code
   */
  public static Header of(List<Stanza> stanzas, byte[] fileKey) {
    return new Header(stanzas, code(unsigned(stanzas), fileKey));
  }

  /**
   * Tells whether this header was made by someone who knows the file key.
   *
   * @param fileKey the file key
   * @return false if it was changed
   */
  public boolean isAuthentic(byte[] fileKey) {
    return MessageDigest.isEqual(mac, code(unsigned(stanzas), fileKey));
  }

  /**
   * Prints the header.
   *
   * @return its bytes, with the line feed at the end
   */
  public byte[] print() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(unsigned(stanzas));
    out.write(' ');
    out.writeBytes(RAW.encode(mac));
    out.write('\n');
    return out.toByteArray();
  }

  private static byte[] code(byte[] message, byte[] fileKey) {
    byte[] key = Hkdf.derive(fileKey, new byte[0], "header");
    try {
      return Hmac.compute(key, message);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** Prints all that the code is over: up to and including the three hyphens. */
  private static byte[] unsigned(List<Stanza> stanzas) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(INTRO.getBytes(StandardCharsets.US_ASCII));
    for (Stanza stanza : stanzas) {
      out.writeBytes(StanzaWriter.print(stanza));
    }
    out.writeBytes(CLOSING.getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }
}
