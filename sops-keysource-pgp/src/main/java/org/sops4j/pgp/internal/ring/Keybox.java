package org.sops4j.pgp.internal.ring;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A key box, GnuPG's file of public keys: blobs one after another, each with a table of the
 * fingerprints in it, so that only what is looked for is read closely.
 */
final class Keybox {
  private static final int FINGERPRINT = 20;
  private static final int HEADER = 20;
  private static final int TYPE_HEADER = 1;
  private static final int TYPE_OPENPGP = 2;
  private static final int EPHEMERAL = 2;
  private static final int USED_FOR_OPENPGP = 2;
  private static final byte[] MAGIC = {'K', 'B', 'X', 'f'};

  private final ByteBuffer file;

  Keybox(byte[] file) {
    this.file = ByteBuffer.wrap(file);
  }

  static boolean isKeybox(byte[] file) {
    return file.length >= 12 && Arrays.equals(file, 8, 12, MAGIC, 0, 4);
  }

  /** Tells whether gpg uses this file, rather than a ring of the old form beside it. */
  boolean isUsedForOpenPgp() {
    return file.get(4) == TYPE_HEADER && (file.getShort(6) & USED_FOR_OPENPGP) != 0;
  }

  /**
   * Returns the certificates with a key of this name.
   *
   * @throws IndexOutOfBoundsException if the file is damaged
   */
  List<byte[]> find(KeyName name) {
    List<byte[]> found = new ArrayList<>();
    int start = 0;
    while (start < file.limit()) {
      int length = file.getInt(start);
      if (length < 5 || length > file.limit() - start) {
        throw new IndexOutOfBoundsException("a blob of the key box has a wrong length");
      }
      ByteBuffer blob = file.slice(start, length);
      if (isCertificate(blob) && hasKey(blob, name)) {
        found.add(certificate(blob));
      }
      start += length;
    }
    return found;
  }

  private static boolean isCertificate(ByteBuffer blob) {
    return blob.get(4) == TYPE_OPENPGP && (blob.getShort(6) & EPHEMERAL) == 0;
  }

  private static boolean hasKey(ByteBuffer blob, KeyName name) {
    int count = blob.getShort(16) & 0xFFFF;
    int size = blob.getShort(18) & 0xFFFF;
    byte[] fingerprint = new byte[FINGERPRINT];
    for (int i = 0; i < count; i++) {
      blob.get(HEADER + i * size, fingerprint);
      if (name.matches(fingerprint)) {
        return true;
      }
    }
    return false;
  }

  private static byte[] certificate(ByteBuffer blob) {
    int offset = blob.getInt(8);
    int length = blob.getInt(12);
    if (offset < 0 || length < 0 || length > blob.limit() - offset) {
      throw new IndexOutOfBoundsException("a certificate of the key box is cut off");
    }
    byte[] bytes = new byte[length];
    blob.get(offset, bytes);
    return bytes;
  }
}
