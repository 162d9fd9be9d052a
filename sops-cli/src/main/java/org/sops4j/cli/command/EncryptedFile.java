package org.sops4j.cli.command;

import org.jspecify.annotations.Nullable;
import org.sops4j.EncryptedDocument;
import org.sops4j.Sops;
import org.sops4j.cli.Failure;
import org.sops4j.cli.files.SelectedFile;
import org.sops4j.cli.io.InputFile;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.tree.Format;
import org.sops4j.tree.Utf8;

/**
 * An encrypted file among those of a repository.
 *
 * @param file where it is
 * @param content the whole file
 * @param document what it holds
 */
record EncryptedFile(SelectedFile file, byte[] content, EncryptedDocument document) {
  /** What every encrypted file has, whatever its format. */
  private static final byte[] MARK = Utf8.encode("sops");

  private static final byte[] SEALED = Utf8.encode("ENC[AES256_GCM,data:");

  /**
   * Reads a file.
   *
   * @return the encrypted file, or null if it is another one
   * @throws Failure if it cannot be read, or is meant to be an encrypted one and broken
   */
  static @Nullable EncryptedFile read(SelectedFile file, Sops sops, Session session) {
    byte[] content = InputFile.read(file.path(), file.name());
    Format format = Format.ofPath(file.name());
    if (!contains(content, MARK)) {
      return null;
    }
    try {
      EncryptedDocument document = sops.read(content, format);
      sops.checkVersion(document);
      return new EncryptedFile(file, content, document);
    } catch (SopsException e) {
      if (e.code() == ErrorCode.NOT_ENCRYPTED || format == Format.BINARY) {
        return null;
      }
      if (!contains(content, SEALED)) {
        return null; // broken in another way, which is not for us to say
      }
      throw Failures.of(e, Phase.DECRYPT, session, file.name());
    }
  }

  Format format() {
    return document.format();
  }

  private static boolean contains(byte[] bytes, byte[] part) {
    for (int i = 0; i + part.length <= bytes.length; i++) {
      int length = 0;
      while (length < part.length && bytes[i + length] == part[length]) {
        length++;
      }
      if (length == part.length) {
        return true;
      }
    }
    return false;
  }
}
