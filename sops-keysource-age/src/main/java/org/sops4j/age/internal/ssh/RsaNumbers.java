package org.sops4j.age.internal.ssh;

import java.math.BigInteger;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.sops4j.age.internal.AgeException;

/** The numbers of an RSA private key from which the others follow. */
record RsaNumbers(
    BigInteger modulus,
    BigInteger publicExponent,
    BigInteger secretExponent,
    BigInteger p,
    BigInteger q) {

  RSAPrivateCrtKeyParameters parameters() throws AgeException {
    if (p.compareTo(BigInteger.ONE) <= 0 || !p.multiply(q).equals(modulus)) {
      throw new AgeException("crypto/rsa: invalid modulus");
    }
    try {
      return new RSAPrivateCrtKeyParameters(
          modulus,
          publicExponent,
          secretExponent,
          p,
          q,
          secretExponent.mod(p.subtract(BigInteger.ONE)),
          secretExponent.mod(q.subtract(BigInteger.ONE)),
          q.modInverse(p));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new AgeException("crypto/rsa: invalid private key");
    }
  }

  @Override
  public String toString() {
    return "RsaNumbers[redacted]";
  }
}
