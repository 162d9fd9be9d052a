package org.sops4j.age.internal.bech32;

import java.util.Arrays;
import org.sops4j.age.internal.AgeException;

/** Groups of five bits, and the bytes that they stand for. */
final class Digits {
  private Digits() {}

  /** Packs the first digits into bytes; what is left over must be short and zero. */
  static byte[] toBytes(byte[] digits, int count) throws AgeException {
    byte[] bytes = new byte[count * 5 / 8];
    int size = 0;
    int bits = 0;
    int held = 0;
    for (int i = 0; i < count; i++) {
      bits = ((bits << 5) | digits[i]) & 0xFFF;
      held += 5;
      if (held >= 8) {
        held -= 8;
        bytes[size++] = (byte) (bits >> held);
      }
    }
    String problem =
        held >= 5
            ? "illegal zero padding"
            : (bits & ((1 << held) - 1)) != 0 ? "non-zero padding" : "";
    if (!problem.isEmpty()) {
      Arrays.fill(bytes, (byte) 0);
      throw new AgeException(problem);
    }
    return bytes;
  }

  /** Splits bytes into digits, and leaves room behind them. */
  static byte[] ofBytes(byte[] bytes, int room) {
    byte[] digits = new byte[(bytes.length * 8 + 4) / 5 + room];
    int size = 0;
    int bits = 0;
    int held = 0;
    for (byte b : bytes) {
      bits = ((bits << 8) | (b & 0xFF)) & 0xFFFF;
      held += 8;
      while (held >= 5) {
        held -= 5;
        digits[size++] = (byte) ((bits >> held) & 31);
      }
    }
    if (held > 0) {
      digits[size] = (byte) ((bits << (5 - held)) & 31);
    }
    return digits;
  }
}
