package org.sops4j.age.internal.ssh;

import java.math.BigInteger;
import org.sops4j.age.internal.AgeException;

/** Takes points from the curve of Ed25519 to that of X25519. Nothing here is secret. */
final class Montgomery {
  private static final int SIZE = 32;
  private static final BigInteger PRIME =
      BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));
  private static final BigInteger D =
      divide(BigInteger.valueOf(-121_665), BigInteger.valueOf(121_666));

  private Montgomery() {}

  static byte[] of(byte[] edwards) throws AgeException {
    BigInteger y = coordinate(edwards);
    if (!isOnCurve(y)) {
      throw new AgeException("edwards25519: invalid point encoding");
    }
    return littleEndian(divide(BigInteger.ONE.add(y), BigInteger.ONE.subtract(y)));
  }

  /** The top bit is the sign of the other coordinate, which does not matter here. */
  private static BigInteger coordinate(byte[] edwards) {
    byte[] bigEndian = new byte[SIZE];
    for (int i = 0; i < SIZE; i++) {
      bigEndian[i] = edwards[SIZE - 1 - i];
    }
    bigEndian[0] &= 0x7F;
    return new BigInteger(1, bigEndian).mod(PRIME);
  }

  /** There must be an x with x² = (y² - 1) / (d y² + 1). */
  private static boolean isOnCurve(BigInteger y) {
    BigInteger square = y.multiply(y);
    BigInteger x = divide(square.subtract(BigInteger.ONE), D.multiply(square).add(BigInteger.ONE));
    BigInteger symbol = x.modPow(PRIME.shiftRight(1), PRIME);
    return symbol.signum() == 0 || symbol.equals(BigInteger.ONE);
  }

  /** Divides; the inverse of zero is zero, as for all who compute it by a power. */
  private static BigInteger divide(BigInteger dividend, BigInteger divisor) {
    BigInteger inverse = divisor.modPow(PRIME.subtract(BigInteger.TWO), PRIME);
    return dividend.multiply(inverse).mod(PRIME);
  }

  private static byte[] littleEndian(BigInteger number) {
    byte[] bytes = new byte[SIZE];
    for (int i = 0; i < SIZE; i++) {
      bytes[i] = number.shiftRight(8 * i).byteValue();
    }
    return bytes;
  }
}
