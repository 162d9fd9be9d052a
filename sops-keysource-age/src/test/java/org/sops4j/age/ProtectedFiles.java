package org.sops4j.age;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.crypto.generators.SCrypt;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Stanza;
import org.sops4j.age.internal.crypto.FileKeys;
import org.sops4j.age.internal.format.AgeFileWriter;
import org.sops4j.testkit.FixedRandom;

/** Identity files with a passphrase (keysources.md section 14.3). */
final class ProtectedFiles {
  /** Holds the identity of section 14.1; the passphrase is {@code correct horse}. */
  static final String REFERENCE =
      """
      -----BEGIN AGE ENCRYPTED FILE-----
      YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBNZGdDanE2UTVwUWdCZnJH
      SHNmZGVRIDE4ClNHQk1XWFdsMFdFanVNbjZ3WjZQZlhxMzczMkplVDE3OUhGVi93
      UExBdG8KLS0tIGNiekR0MGg0RXhsR2lraHpySk9TSDhyWUNIUm1PU3pxMWxwem5u
      Nmtzb2MKSifTHExZ2oc/m00vuTh54HcFxUITw6vOwog+xZ9r4STfncX+F80HLclp
      o4IWd1dRBwWudKXYf1d2QEHUJ06hMY3ncAruRiC67RjPby6iugXotPu7vVaX0pvb
      UwO0vFxK5mbeT6uVPnFD6gmIwhTUJlKIAVHrEnOHFLmJUSB5EKF/pCfmSvvYerft
      ShfTKcuh1nU4xL1VWcEXb0c+auT7icdXTlrcNj0wFNrjF0FxgfiDpW4Tva/5Mt7E
      QnT7lLNb9JJ8IJiqb8iz4r7cS7OQtD5aMf3TIpXD
      -----END AGE ENCRYPTED FILE-----
      """;

  private static final int WORK_FACTOR = 4;

  private ProtectedFiles() {}

  /** Encrypts at so little cost that tests are quick. */
  static byte[] protect(String content, String passphrase) throws AgeException {
    byte[] salt = new byte[16];
    return AgeFileWriter.encrypt(
        content.getBytes(StandardCharsets.UTF_8),
        (fileKey, random) -> List.of(stanza(fileKey, passphrase, salt)),
        new FixedRandom(5));
  }

  private static Stanza stanza(byte[] fileKey, String passphrase, byte[] salt) {
    byte[] label = "age-encryption.org/v1/scrypt".getBytes(StandardCharsets.US_ASCII);
    byte[] key =
        SCrypt.generate(
            passphrase.getBytes(StandardCharsets.UTF_8),
            Arrays.copyOf(label, label.length + salt.length), // the salt is zero
            1 << WORK_FACTOR,
            8,
            1,
            32);
    String encodedSalt = Base64.getEncoder().withoutPadding().encodeToString(salt);
    return new Stanza(
        "scrypt", List.of(encodedSalt, "" + WORK_FACTOR), FileKeys.seal(key, fileKey));
  }
}
