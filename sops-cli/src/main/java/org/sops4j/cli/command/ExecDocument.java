package org.sops4j.cli.command;

import java.nio.file.Path;
import org.sops4j.DecryptedDocument;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.io.InputFile;
import org.sops4j.tree.Format;

/** Reads the file of an exec command: named as typed, with its MAC verified. */
final class ExecDocument {
  private final ParsedFlags flags;
  private final Session session;
  private final Decryption decryption;

  ExecDocument(ParsedFlags flags, Session session, Engine engine) {
    this.flags = flags;
    this.session = session;
    this.decryption = new Decryption(flags, session, engine);
  }

  DecryptedDocument read(String name, Format format) {
    Invocation invocation = session.invocation();
    Path file = invocation.workingDirectory().resolve(name);
    session.audit().concerns(invocation.absolute(name));
    return decryption.document(InputFile.read(file, name), format, name, false);
  }

  /** The whole document in the format that the flags ask for. */
  byte[] readAs(String name) {
    Format byName = Format.ofPath(name);
    DecryptedDocument document = read(name, Format.byId(flags.text("input-type")).orElse(byName));
    return decryption.whole(document, Format.byId(flags.text("output-type")).orElse(byName));
  }
}
