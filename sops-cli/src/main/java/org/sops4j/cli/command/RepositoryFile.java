package org.sops4j.cli.command;

import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sops4j.EncryptedDocument;
import org.sops4j.Sops;
import org.sops4j.cli.Failure;
import org.sops4j.cli.files.SelectedFile;
import org.sops4j.cli.io.FileOutput;
import org.sops4j.error.SopsException;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.tree.Format;

/**
 * An encrypted file among those of a repository, and what works on it.
 *
 * @param file where it is
 * @param read what it holds
 * @param engine the library, with a session of this file
 */
record RepositoryFile(SelectedFile file, EncryptedFile read, Engine engine) {

  /** Reads a file; null if it is not an encrypted one, and nobody said that it is. */
  static @Nullable RepositoryFile find(SelectedFile file, Engine engine) {
    Format format = Format.ofPath(file.path().toString());
    Source source = new Source(file.path(), file.path().toString(), format, format);
    EncryptedFile read = EncryptedFile.find(file, source, engine);
    if (read == null) {
      return null;
    }
    RepositoryFile found = new RepositoryFile(file, read, engine);
    try {
      engine.sops().checkVersion(read.document());
    } catch (SopsException e) {
      throw found.failure(e);
    }
    return found;
  }

  Path path() {
    return file.path();
  }

  String name() {
    return file.shownName();
  }

  EncryptedDocument document() {
    return read.document();
  }

  SopsMetadata metadata() {
    return read.document().metadata();
  }

  Format format() {
    return read.document().format();
  }

  Sops sops() {
    return engine.sops();
  }

  Failure failure(SopsException e) {
    return engine.failure(e, Phase.UPDATE_KEYS, read.source());
  }

  /** Puts the changed form in the place of the file, in one step where the file system can. */
  void write(EncryptedDocument changed, int indent) {
    byte[] result = changed.toBytes(indent);
    if (!Arrays.equals(result, read.input())) {
      FileOutput.inPlace(file.path()).write(result);
      Rewrite.tellWhatIsDropped(document(), engine.log());
    }
  }
}
