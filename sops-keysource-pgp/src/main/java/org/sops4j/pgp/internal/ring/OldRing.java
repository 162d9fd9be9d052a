package org.sops4j.pgp.internal.ring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sops4j.pgp.internal.PgpException;

/** A key ring of the old form: certificates one after another, as gpg exports them. */
public final class OldRing {
  private static final int SECRET_KEY = 5;
  private static final int PUBLIC_KEY = 6;

  private final byte[] bytes;
  private int next;

  private OldRing(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Cuts a ring into the pieces that belong together, so that one bad key does not spoil it all.
   *
   * @param bytes the ring
   * @return public or secret keys, each with its subkeys, user ids and signatures
   * @throws PgpException if it is no ring; the text is that of the reference where it has one
   */
  public static List<byte[]> split(byte[] bytes) throws PgpException {
    try {
      return new OldRing(bytes).split();
    } catch (IndexOutOfBoundsException e) {
      throw new PgpException("unexpected EOF", e);
    }
  }

  private List<byte[]> split() throws PgpException {
    List<byte[]> pieces = new ArrayList<>();
    int start = 0;
    while (next < bytes.length) {
      int place = next;
      int tag = skipPacket();
      if (place > start && (tag == PUBLIC_KEY || tag == SECRET_KEY)) {
        pieces.add(Arrays.copyOfRange(bytes, start, place));
        start = place;
      }
    }
    if (start < bytes.length) {
      pieces.add(Arrays.copyOfRange(bytes, start, bytes.length));
    }
    return pieces;
  }

  /** Skips a packet and returns its tag. */
  private int skipPacket() throws PgpException {
    int first = octet();
    if ((first & 0x80) == 0) {
      throw new PgpException("openpgp: invalid data: tag byte does not have MSB set");
    }
    boolean newForm = (first & 0x40) != 0;
    long length = newForm ? newLength() : oldLength(first & 3);
    if (length > bytes.length - next) {
      throw new PgpException("unexpected EOF");
    }
    next += (int) length;
    return newForm ? first & 0x3F : (first >> 2) & 0x0F;
  }

  private long newLength() throws PgpException {
    int first = octet();
    if (first < 192) {
      return first;
    } else if (first < 224) {
      return ((first - 192L) << 8) + octet() + 192;
    } else if (first == 255) {
      return number(4);
    }
    throw new PgpException("openpgp: invalid data: a key in parts");
  }

  private long oldLength(int type) throws PgpException {
    if (type == 3) {
      throw new PgpException("openpgp: invalid data: a key without length");
    }
    return number(1 << type);
  }

  private long number(int octets) {
    long value = 0;
    for (int i = 0; i < octets; i++) {
      value = (value << 8) | octet();
    }
    return value;
  }

  private int octet() {
    return bytes[next++] & 0xFF;
  }
}
