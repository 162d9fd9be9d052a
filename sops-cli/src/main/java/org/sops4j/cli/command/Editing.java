package org.sops4j.cli.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sops4j.DecryptedDocument;
import org.sops4j.EncryptedDocument;
import org.sops4j.EncryptionSettings;
import org.sops4j.OpenedDocument;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.edit.ExampleContent;
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
  void run(Source source) {
    EditedFile file = new EditedFile(Objects.requireNonNull(source.file()), session);
    if (file.isMissing()) {
      EncryptionSettings settings = new NewFileSettings(flags, session, engine).of(source);
      engine.audit().concerns(source.file());
      try (OpenedDocument opened = create(settings, source)) {
        file.write(edit(opened, example(source), source, settings));
      }
    } else {
      try (Rewrite rewrite = Rewrite.open(source, !flags.bool("ignore-mac"), engine)) {
        file.write(edit(rewrite.opened(), rewrite.opened().content(), source, null));
        Rewrite.tellWhatIsDropped(rewrite.original(), session.log());
      }
    }
  }

  private OpenedDocument create(EncryptionSettings settings, Source source) {
    try {
      return engine.sops().create(settings, source.output());
    } catch (SopsException e) {
      throw engine.failure(e, Phase.CREATE);
    }
  }

  private DecryptedDocument example(Source source) {
    return engine.sops().parse(Utf8.encode(ExampleContent.of(source.input())), source.input());
  }

  /** The encrypted file after the edit; of a new one {@code plan} says to whom and what. */
  private byte[] edit(
      OpenedDocument opened,
      DecryptedDocument content,
      Source source,
      @Nullable EncryptionSettings plan) {
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
      if (plan != null && !flags.bool("show-master-keys")) {
        new EncryptionCheck(plan, source, session)
            .run(edited.content(), encrypted, engine.sops(), false);
      }
      phase = Phase.WRITE_ENCRYPTED;
      return encrypted.toBytes(indent);
    } catch (SopsException e) {
      throw engine.failure(e, phase, source);
    }
  }
}
