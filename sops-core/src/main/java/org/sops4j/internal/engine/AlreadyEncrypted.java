package org.sops4j.internal.engine;

/** What is said of a file that has metadata where plaintext is expected (format.md section 8). */
final class AlreadyEncrypted {
  static final String TEXT =
      """
      The file you have provided contains a top-level entry called 'sops', or for
      flat file formats top-level entries starting with 'sops_'. This is
      generally due to the file already being encrypted. SOPS uses a top-level
      entry called 'sops' to store the metadata required to decrypt the file. For
      this reason, SOPS can not encrypt files that already contain such an entry.

      If this is an unencrypted file, rename the 'sops' entry.

      If this is an encrypted file and you want to edit it, use the editor mode,
      for example: `sops edit my_file.yaml`""";

  private AlreadyEncrypted() {}
}
