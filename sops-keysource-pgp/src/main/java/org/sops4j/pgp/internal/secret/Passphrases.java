package org.sops4j.pgp.internal.secret;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.sops4j.pgp.internal.PgpException;

/** Opens secret keys of the form of OpenPGP, which is that of exported keys. */
public final class Passphrases {
  private Passphrases() {}

  /**
   * Opens a key.
   *
   * @param key the key; one without protection needs no passphrase
   * @param passphrase not changed
   * @return the key
   * @throws PgpException if the passphrase is wrong, or there is nothing to open
   */
  public static PGPKeyPair open(PGPSecretKey key, byte[] passphrase) throws PgpException {
    char[] letters = letters(passphrase);
    try {
      PGPKeyPair opened =
          key.extractKeyPair(
              new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider())
                  .build(letters));
      if (opened != null) {
        return opened;
      }
    } catch (PGPException | RuntimeException e) {
      throw new PgpException("the passphrase is wrong", e);
    } finally {
      Arrays.fill(letters, '\0');
    }
    throw new PgpException("the private part of the key is kept elsewhere");
  }

  private static char[] letters(byte[] passphrase) {
    CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(passphrase));
    char[] letters = new char[text.remaining()];
    text.get(letters);
    Arrays.fill(text.array(), '\0');
    return letters;
  }
}
