package org.sops4j.pgp.internal.armor;

import java.util.Base64;
import org.bouncycastle.bcpg.CRC24;
import org.sops4j.pgp.internal.PgpException;

/** Writes messages as text, in the bytes of the reference (keysources.md section 3.4). */
public final class Armor {
  /** The kind of text that holds a message. */
  public static final String MESSAGE = "PGP MESSAGE";

  private static final int COLUMNS = 64;

  private Armor() {}

  /**
   * Writes a message.
   *
   * @param message its bytes
   * @return the text: no headers, lines of 64 columns, a checksum, no line end at the end
   */
  public static String write(byte[] message) {
    StringBuilder out = new StringBuilder("-----BEGIN PGP MESSAGE-----\n\n");
    String data = Base64.getEncoder().encodeToString(message);
    for (int i = 0; i < data.length(); i += COLUMNS) {
      out.append(data, i, Math.min(i + COLUMNS, data.length())).append('\n');
    }
    return out.append('=')
        .append(checksum(message))
        .append("\n-----END PGP MESSAGE-----")
        .toString();
  }

  /**
   * Reads the first block of a kind. What stands before it, and its headers, do not matter.
   *
   * @param text any text
   * @param kind such as {@link #MESSAGE}
   * @return the block
   * @throws MissingException if there is no such block
   * @throws PgpException if it is cut off or is not Base64
   */
  public static Armored read(String text, String kind) throws PgpException {
    return new ArmorReader(text, kind).read();
  }

  static String checksum(byte[] bytes) {
    CRC24 crc = new CRC24();
    for (byte b : bytes) {
      crc.update(b);
    }
    int value = crc.getValue();
    byte[] three = {(byte) (value >> 16), (byte) (value >> 8), (byte) value};
    return Base64.getEncoder().encodeToString(three);
  }

  /** There is no block of the kind. */
  public static final class MissingException extends PgpException {
    private static final long serialVersionUID = 1L;

    MissingException() {
      super("EOF");
    }
  }
}
