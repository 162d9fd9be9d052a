package org.sops4j.error;

import java.util.Locale;

/** Why something failed, for programs; the text is in the message. */
public enum ErrorCode {
  /** The bytes are not a document of the format. */
  MALFORMED_DOCUMENT,
  /** There is no document to encrypt. */
  NO_DOCUMENT,
  /** The plaintext has the entry that marks an encrypted file. */
  ALREADY_ENCRYPTED,
  /** The file has no metadata. */
  NOT_ENCRYPTED,
  /** The metadata cannot be understood. */
  INVALID_METADATA,
  /** The {@code version} of the metadata cannot be understood. */
  INVALID_VERSION,
  /** No master key, or not enough key groups, gave the data key. */
  DATA_KEY_UNAVAILABLE,
  /** The shares of the key groups do not make a data key. */
  SHARES_REJECTED,
  /** The data key could not be encrypted to every master key. */
  DATA_KEY_NOT_WRAPPED,
  /** A value could not be encrypted. */
  VALUE_NOT_ENCRYPTED,
  /** A value could not be decrypted, or is not what it was when it was encrypted. */
  VALUE_NOT_DECRYPTED,
  /** The MAC could not be encrypted. */
  MAC_NOT_ENCRYPTED,
  /** The MAC could not be decrypted. */
  MAC_NOT_DECRYPTED,
  /** The values are not those over which the MAC was made. */
  MAC_MISMATCH,
  /** The tree cannot be written in the format. */
  NOT_WRITABLE,
  /** The configuration file cannot be read or understood. */
  INVALID_CONFIG,
  /** The configuration file has creation rules, and none fits the path. */
  NO_MATCHING_RULE,
  /** A recipient, or another name of a master key, cannot be understood. */
  INVALID_RECIPIENT,
  /** There is nothing to encrypt to. */
  NO_KEYS,
  /** Settings exclude each other. */
  CONFLICTING_SETTINGS,
  /** A setting has an impossible value, such as a regular expression that does not compile. */
  INVALID_SETTING,
  /** A path leads nowhere. */
  PATH_NOT_FOUND,
  /** A path can lead nowhere: it is empty, or goes into a value that has no such parts. */
  PATH_NOT_APPLICABLE,
  /** A value does not fit the class to which it should be bound. */
  NOT_BINDABLE,
  /** The class path has nothing that binds documents to classes. */
  NO_BINDER,
  /** A master key could not be used. */
  KEY_SOURCE_FAILED,
  /** The class path has no key source for a master key. */
  NO_KEY_SOURCE;

  /**
   * Returns where to read about failures of this code: the cause and what to do.
   *
   * @return a page of the documentation and its section, such as {@code
   *     docs/troubleshooting.md#mac_mismatch}, which stays the same in every release
   */
  public String documentation() {
    return "docs/troubleshooting.md#" + name().toLowerCase(Locale.ROOT);
  }
}
