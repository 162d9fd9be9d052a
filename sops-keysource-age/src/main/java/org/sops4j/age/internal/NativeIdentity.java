package org.sops4j.age.internal;

/** An identity that is one line of text, and that is tried before all others. */
public interface NativeIdentity extends KeyPair {
  /**
   * Spells the secret out.
   *
   * @return a line of an identity file
   */
  String secretText();
}
