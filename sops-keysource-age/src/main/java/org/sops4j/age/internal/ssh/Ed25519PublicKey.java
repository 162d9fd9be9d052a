package org.sops4j.age.internal.ssh;

import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Recipient;

/** A point on the curve that Ed25519 signs with. */
@SuppressWarnings("ArrayRecordComponent") // read-only, never compared
record Ed25519PublicKey(byte[] point) implements SshPublicKey {
  static final String TYPE = "ssh-ed25519";
  static final int SIZE = 32;

  static Ed25519PublicKey parse(byte[] fields) throws AgeException {
    Wire in = new Wire(fields);
    byte[] point = in.string();
    if (point.length != SIZE) {
      throw new AgeException("invalid size " + point.length + " for Ed25519 public key");
    }
    SshPublicKey.checkEnd(in);
    return new Ed25519PublicKey(point);
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public byte[] wire() {
    return Wire.join(Wire.ascii(TYPE), point);
  }

  @Override
  public Recipient recipient() throws AgeException {
    try {
      return new Ed25519Recipient(this);
    } catch (AgeException e) {
      throw e.prefixed("invalid Ed25519 public key: ");
    }
  }
}
