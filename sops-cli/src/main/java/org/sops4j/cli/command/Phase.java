package org.sops4j.cli.command;

/** What a command was doing when the library failed; decides text and exit status. */
enum Phase {
  /** Reading the configuration, keys and other settings. */
  SETTINGS,
  /** Wrapping the data key of a document that is yet to be written. */
  CREATE,
  /** Reading a document to be encrypted. */
  PARSE,
  /** Encrypting it. */
  ENCRYPT,
  /** Encrypting the data key of a document to other master keys. */
  UPDATE_KEYS,
  /** Writing the encrypted document. */
  WRITE_ENCRYPTED,
  /** Reading and decrypting an encrypted document. */
  DECRYPT,
  /** Finding a part of a document. */
  EXTRACT,
  /** Writing a single value. */
  WRITE_VALUE,
  /** Writing the document in clear. */
  WRITE_PLAIN
}
