package org.sops4j.age.internal.ssh;

import org.sops4j.age.internal.KeyPair;

/** An SSH private key that is ready to be used. */
public interface SshIdentity extends KeyPair {
  /**
   * Returns the public half.
   *
   * @return the key
   */
  SshPublicKey publicKey();

  @Override
  default String recipientText() {
    return publicKey().line();
  }
}
