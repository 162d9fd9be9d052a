package org.sops4j.internal.cipher;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The MAC before it is encrypted: SHA-512 over the bytes of all leaves, without separators
 * (format.md section 3).
 */
public final class MacDigest {
  /** SHA-256 of the text {@code sops}: what a MAC over encrypted values only begins with. */
  private static final byte[] ONLY_ENCRYPTED = {
    (byte) 0x8a,
    0x3f,
    (byte) 0xd2,
    (byte) 0xad,
    0x54,
    (byte) 0xce,
    0x66,
    0x52,
    0x7b,
    0x10,
    0x34,
    (byte) 0xf3,
    (byte) 0xd1,
    0x47,
    (byte) 0xbe,
    0x0b,
    0x0b,
    (byte) 0x97,
    0x5b,
    0x3b,
    (byte) 0xf4,
    0x4f,
    0x72,
    (byte) 0xc6,
    (byte) 0xfd,
    (byte) 0xad,
    (byte) 0xec,
    (byte) 0x81,
    0x76,
    (byte) 0xf2,
    0x7d,
    0x69
  };

  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  /** What was added, as long as it is little enough to be hashed by ours. */
  private byte[] held = new byte[256];

  private final int most;
  private int length;
  private @Nullable MessageDigest platform;

  /**
   * Makes an empty digest.
   *
   * @param onlyEncrypted whether the MAC covers encrypted values only
   */
  public MacDigest(boolean onlyEncrypted) {
    this(onlyEncrypted, QuickStart.BYTES);
  }

  MacDigest(boolean onlyEncrypted, int quick) {
    this.most = quick;
    if (onlyEncrypted) {
      add(ONLY_ENCRYPTED);
    }
  }

  /**
   * Adds a leaf.
   *
   * @param bytes its bytes, from {@link ValueText}
   */
  public void add(byte[] bytes) {
    if (platform == null && bytes.length <= most - length) {
      hold(bytes);
    } else {
      platform().update(bytes);
    }
  }

  private void hold(byte[] bytes) {
    int end = length + bytes.length;
    if (end > held.length) {
      byte[] larger = Arrays.copyOf(held, Math.max(end, Math.min(most, 2 * held.length)));
      Arrays.fill(held, (byte) 0);
      held = larger;
    }
    System.arraycopy(bytes, 0, held, length, bytes.length);
    length = end;
  }

  private MessageDigest platform() {
    MessageDigest digest = platform;
    if (digest == null) {
      try {
        digest = MessageDigest.getInstance("SHA-512");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-512", e);
      }
      digest.update(held, 0, length);
      Arrays.fill(held, (byte) 0);
      platform = digest;
    }
    return digest;
  }

  private byte[] digest() {
    if (most == 0 || platform != null) {
      return platform().digest();
    }
    byte[] hash = Sha512.hash(held, length);
    Arrays.fill(held, (byte) 0);
    return hash;
  }

  /**
   * Returns the result; nothing can be added afterwards.
   *
   * @return 128 hexadecimal digits in capitals
   */
  public String hex() {
    byte[] hash = digest();
    char[] out = new char[hash.length * 2];
    for (int i = 0; i < hash.length; i++) {
      out[2 * i] = HEX[hash[i] >> 4 & 0xF];
      out[2 * i + 1] = HEX[hash[i] & 0xF];
    }
    return new String(out);
  }
}
