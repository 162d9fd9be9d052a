package org.sops4j.age.internal.ssh;

import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Recipient;
import org.sops4j.age.internal.text.Quote;

/** A key that SSH can use and age cannot. */
@SuppressWarnings("ArrayRecordComponent") // read-only, never compared
record OtherPublicKey(String type, byte[] wire) implements SshPublicKey {
  static OtherPublicKey of(String type, byte[] wire) throws AgeException {
    if (type.equals("ssh-dss") || type.startsWith("ecdsa-sha2-") || type.startsWith("sk-")) {
      return new OtherPublicKey(type, wire);
    }
    throw new AgeException("ssh: unknown key algorithm: " + type);
  }

  @Override
  public Recipient recipient() throws AgeException {
    throw new AgeException("unknown SSH recipient type: " + Quote.quote(type));
  }
}
