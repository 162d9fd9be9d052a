package org.sops4j.age.internal;

/** An identity that knows its recipient. */
public interface KeyPair extends Identity {
  /**
   * Returns the public half.
   *
   * @return the recipient as text
   */
  String recipientText();
}
