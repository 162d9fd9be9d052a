package org.sops4j.cli.command;

import java.nio.file.Path;
import org.sops4j.DecryptedDocument;
import org.sops4j.EncryptedDocument;
import org.sops4j.EncryptionSettings;
import org.sops4j.OpenedDocument;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.edit.ExampleContent;
import org.sops4j.cli.io.InputFile;
import org.sops4j.error.SopsException;
import org.sops4j.tree.Utf8;

/** Lets a person edit one file, for {@code sops edit} and {@code sops FILE} (cli.md section 6). */
final class Editing {
  private final ParsedFlags flags;
  private final Session session;
  private final Engine engine;

  Editing(ParsedFlags flags, Session session, Engine engine) {
    this.flags = flags;
    this.session = session;
    this.engine = engine;
  }

  /** Edits a file, which is made if it is not there. */
  void run(Source source, Path file) {
    NewFileSettings settings = new NewFileSettings(flags, session, engine);
    byte[] result;
    if (InputFile.isMissing(file)) {
      try (OpenedDocument opened = create(settings.of(source), source)) {
        result = edit(opened, example(source), source);
      }
    } else {
      if (flags == session.root()) {
        settings.rule(source); // nothing of it is used, but what is wrong with it counts
      }
      try (OpenedDocument opened = open(source)) {
        result = edit(opened, opened.content(), source);
      }
    }
    new EditedFile(file, session).write(result);
  }

  private OpenedDocument create(EncryptionSettings settings, Source source) {
    try {
      return engine.sops().create(settings, source.output());
    } catch (SopsException e) {
      throw Failures.of(e, Phase.CREATE, session);
    }
  }

  private DecryptedDocument example(Source source) {
    return engine.sops().parse(Utf8.encode(ExampleContent.of(source.input())), source.input());
  }

  private OpenedDocument open(Source source) {
    byte[] input = source.read(session.invocation());
    try {
      EncryptedDocument document = engine.sops().read(input, source.input());
      engine.sops().checkVersion(document);
      return flags.bool("ignore-mac")
          ? engine.sops().openWithoutVerifyingMac(document)
          : engine.sops().open(document);
    } catch (SopsException e) {
      throw Failures.of(e, Phase.DECRYPT, session, source.displayName(session.invocation()));
    }
  }

  /** The encrypted file after the edit. */
  private byte[] edit(OpenedDocument opened, DecryptedDocument content, Source source) {
    int indent = engine.indent(source.output());
    Phase phase = Phase.WRITE_ENCRYPTED;
    try {
      OpenedDocument target = opened.withFormat(source.output());
      EditSession edit =
          flags.bool("show-master-keys")
              ? EditSession.withMetadata(target, source, session)
              : EditSession.ofContent(target, source, session);
      EditSession.Edited edited = edit.run(engine.sops(), edit.show(content, indent));
      phase = Phase.ENCRYPT;
      EncryptedDocument encrypted = edited.document().encrypt(edited.content());
      phase = Phase.WRITE_ENCRYPTED;
      return encrypted.toBytes(indent);
    } catch (SopsException e) {
      throw Failures.of(e, phase, session, source.displayName(session.invocation()));
    }
  }
}
