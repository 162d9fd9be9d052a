package org.sops4j.age.internal.ssh;

import java.math.BigInteger;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Recipient;

/** An RSA key. */
record RsaPublicKey(BigInteger exponent, BigInteger modulus) implements SshPublicKey {
  static final String TYPE = "ssh-rsa";

  private static final int EXPONENT_BITS = 24;
  private static final int SMALLEST = 2048;

  static RsaPublicKey parse(byte[] fields) throws AgeException {
    Wire in = new Wire(fields);
    BigInteger exponent = in.integer();
    BigInteger modulus = in.integer();
    if (exponent.bitLength() > EXPONENT_BITS) {
      throw new AgeException("ssh: exponent too large");
    }
    if (exponent.intValue() < 3 || !exponent.testBit(0)) {
      throw new AgeException("ssh: incorrect exponent");
    }
    SshPublicKey.checkEnd(in);
    return new RsaPublicKey(exponent, modulus);
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public byte[] wire() {
    return Wire.join(Wire.ascii(TYPE), exponent.toByteArray(), modulus.toByteArray());
  }

  @Override
  public Recipient recipient() throws AgeException {
    if (modulus.signum() < 0 || modulus.bitLength() < SMALLEST) {
      throw new AgeException("RSA key size is too small");
    }
    return new RsaRecipient(this);
  }
}
