package org.sops4j.cli.command;

import java.util.Arrays;
import org.sops4j.EncryptedDocument;
import org.sops4j.cli.io.FileOutput;

/** Puts the changed form of a file in its place, in one step where the file system can do that. */
final class RepositoryWriter {
  private RepositoryWriter() {}

  static void write(EncryptedFile file, EncryptedDocument changed, int indent, Session session) {
    byte[] result = changed.toBytes(indent);
    if (!Arrays.equals(result, file.content())) {
      FileOutput.inPlace(file.file().path()).write(result);
      Rewrite.tellWhatIsDropped(file.document(), session.log());
    }
  }
}
