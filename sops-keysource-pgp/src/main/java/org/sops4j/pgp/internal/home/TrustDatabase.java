package org.sops4j.pgp.internal.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** What the user has noted about keys: here only which are switched off. */
public final class TrustDatabase {
  private static final int RECORD = 40;
  private static final int TYPE_TRUST = 12;
  private static final int FINGERPRINT = 2;
  private static final int OWNER_TRUST = 22;
  private static final int DISABLED = 0x80;

  private TrustDatabase() {}

  /**
   * Tells whether a key is switched off. The reference encrypts to it nowhere but in rings of the
   * old form, as gpg refuses.
   *
   * @param home the folder of GnuPG
   * @param fingerprint the 20 bytes of the primary key
   * @return true if it must not be used
   * @throws IOException if the file is there and cannot be read
   */
  public static boolean isDisabled(Path home, byte[] fingerprint) throws IOException {
    byte[] records;
    try {
      records = Files.readAllBytes(home.resolve("trustdb.gpg"));
    } catch (NoSuchFileException e) {
      return false;
    }
    for (int start = 0; start + RECORD <= records.length; start += RECORD) {
      int end = start + OWNER_TRUST;
      if (records[start] == TYPE_TRUST
          && (records[end] & DISABLED) != 0
          && Arrays.equals(records, start + FINGERPRINT, end, fingerprint, 0, fingerprint.length)) {
        return true;
      }
    }
    return false;
  }
}
