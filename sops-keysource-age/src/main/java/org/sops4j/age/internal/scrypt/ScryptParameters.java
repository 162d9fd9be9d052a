package org.sops4j.age.internal.scrypt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.generators.SCrypt;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Stanza;
import org.sops4j.age.internal.text.Quote;
import org.sops4j.age.internal.text.StrictBase64;

/**
 * How a stanza wants its key derived from the passphrase.
 *
 * @param salt the salt without its label
 * @param workFactor the logarithm of the cost
 */
@SuppressWarnings("ArrayRecordComponent") // read-only, never compared
record ScryptParameters(byte[] salt, int workFactor) {
  static final String TYPE = "scrypt";

  private static final int SALT = 16;
  private static final int BLOCK_SIZE = 8;
  private static final int KEY = 32;

  /** What takes 4 GiB; more is an attempt to use the machine up. */
  private static final int LIMIT = 22;

  static ScryptParameters of(Stanza stanza) throws AgeException {
    List<String> arguments = stanza.arguments();
    if (arguments.size() != 2) {
      throw new AgeException("invalid scrypt recipient block");
    }
    byte[] salt;
    try {
      salt = StrictBase64.decodeRaw(arguments.get(0));
    } catch (AgeException e) {
      throw e.prefixed("failed to parse scrypt salt: ");
    }
    if (salt.length != SALT) {
      throw new AgeException("invalid scrypt recipient block");
    }
    return new ScryptParameters(salt, workFactor(arguments.get(1)));
  }

  byte[] derive(byte[] passphrase) throws AgeException {
    byte[] label = "age-encryption.org/v1/scrypt".getBytes(StandardCharsets.US_ASCII);
    byte[] labelled = Arrays.copyOf(label, label.length + salt.length);
    System.arraycopy(salt, 0, labelled, label.length, salt.length);
    try {
      return SCrypt.generate(passphrase, labelled, 1 << workFactor, BLOCK_SIZE, 1, KEY);
    } catch (OutOfMemoryError e) { // the memory was for this alone, and is free again
      long megabytes = (128L * BLOCK_SIZE << workFactor) >> 20;
      throw new AgeException(
          "scrypt work factor " + workFactor + " needs " + megabytes + " MiB of memory");
    }
  }

  private static int workFactor(String text) throws AgeException {
    boolean valid = !text.isEmpty() && text.charAt(0) != '0';
    for (int i = 0; i < text.length(); i++) {
      valid &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    if (!valid) {
      throw new AgeException("scrypt work factor encoding invalid: " + Quote.quote(text));
    }
    long factor;
    try {
      factor = Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new AgeException(
          "failed to parse scrypt work factor: strconv.Atoi: parsing "
              + Quote.quote(text)
              + ": value out of range");
    }
    if (factor > LIMIT) {
      throw new AgeException("scrypt work factor too large: " + factor);
    }
    return (int) factor;
  }
}
