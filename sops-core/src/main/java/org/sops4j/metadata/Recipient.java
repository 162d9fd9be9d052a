package org.sops4j.metadata;

/**
 * Whom to encrypt to: the name of a master key, or an object that knows one, such as {@code
 * AgeRecipient} and {@code PgpCertificate}. Holds no secret.
 */
public interface Recipient {
  /**
   * Returns the name of the master key.
   *
   * @return the name, as files record it
   */
  KeyRef ref();
}
