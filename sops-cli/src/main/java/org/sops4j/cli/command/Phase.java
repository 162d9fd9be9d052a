package org.sops4j.cli.command;

/** What a command was doing when the library failed; decides text and exit status. */
enum Phase {
  /** Reading the configuration, keys and other settings. */
  SETTINGS,
  /** Reading a document to be encrypted. */
  PARSE,
  /** Encrypting it. */
  ENCRYPT,
  /** Writing the encrypted document. */
  WRITE_ENCRYPTED,
  /** Reading an encrypted document. */
  READ,
  /** Decrypting it. */
  DECRYPT,
  /** Reading the path of a part. */
  EXTRACT_PATH,
  /** Finding a part and writing it as a document. */
  EXTRACT,
  /** Writing a single value. */
  WRITE_VALUE,
  /** Writing the document in clear. */
  WRITE_PLAIN
}
