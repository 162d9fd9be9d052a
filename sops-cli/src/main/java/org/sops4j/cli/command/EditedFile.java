package org.sops4j.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.cli.io.FileOutput;
import org.sops4j.cli.io.PrivateFolder;
import org.sops4j.cli.log.LogLevel;

/** Where an edited document goes: to its place, or else where its work is not lost. */
final class EditedFile {
  private final Path file;
  private final Session session;

  EditedFile(Path file, Session session) {
    this.file = file;
    this.session = session;
  }

  void write(byte[] encrypted) {
    try {
      FileOutput.inPlace(file).write(encrypted);
      session.log().command(LogLevel.INFO, "File written successfully");
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
