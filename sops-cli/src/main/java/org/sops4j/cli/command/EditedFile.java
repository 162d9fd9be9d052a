package org.sops4j.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.cli.io.InputFile;
import org.sops4j.cli.io.PrivateFolder;

/** Where an edited document goes: to its place, or else where its work is not lost. */
final class EditedFile {
  private final Path file;
  private final Session session;

  EditedFile(Path file, Session session) {
    this.file = file;
    this.session = session;
  }

  /** Whether there is nothing yet, so that it is made. */
  boolean isMissing() {
    return InputFile.isMissing(file);
  }

  /** Writes the file. What cannot be written is kept, encrypted, where it can. */
  void write(byte[] encrypted) {
    try {
      Destination.writeOver(file, encrypted, session.log());
    } catch (Failure e) {
      throw Failure.exit(e.status(), e.text(), List.of(keep(encrypted)));
    }
  }

  /** Only what is encrypted outlives the editor. */
  private String keep(byte[] encrypted) {
    try {
      PrivateFolder folder = PrivateFolder.create("sops-unsaved-", session.invocation());
      Path kept = folder.newFile(String.valueOf(file.getFileName()));
      folder.fill(kept, encrypted);
      return "The edited document is kept, encrypted, as " + kept;
    } catch (IOException e) {
      return "The edited document could not be kept either, its changes are lost: "
          + e.getMessage();
    }
  }
}
