package org.sops4j.cli.command;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.DecryptedDocument;
import org.sops4j.EditedDocument;
import org.sops4j.OpenedDocument;
import org.sops4j.Sops;
import org.sops4j.cli.Failure;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.edit.Editor;
import org.sops4j.cli.edit.RetryPrompt;
import org.sops4j.cli.edit.WorkingCopy;
import org.sops4j.cli.log.LogLevel;
import org.sops4j.error.SopsException;
import org.sops4j.metadata.KeyGroup;
import org.sops4j.tree.Format;

/** The editor runs until what it leaves can be encrypted (cli.md section 6.1). */
final class EditSession {
  private final OpenedDocument opened;
  private final Source source;
  private final Session session;
  private final boolean withMetadata;

  private EditSession(OpenedDocument opened, Source source, Session session, boolean withMetadata) {
    this.opened = opened;
    this.source = source;
    this.session = session;
    this.withMetadata = withMetadata;
  }

  /** The person sees the content only. */
  static EditSession ofContent(OpenedDocument opened, Source source, Session session) {
    return new EditSession(opened, source, session, false);
  }

  /** The person sees the metadata, too, and may change it. */
  static EditSession withMetadata(OpenedDocument opened, Source source, Session session) {
    return new EditSession(opened, source, session, true);
  }

  /**
   * What came of it.
   *
   * @param document what to encrypt with
   * @param content what to encrypt
   */
  record Edited(OpenedDocument document, DecryptedDocument content) {}

  /** What the editor is given. */
  byte[] show(DecryptedDocument content, int indent) {
    return withMetadata
        ? opened.toBytesWithMetadata(content, indent)
        : content.toBytes(source.output(), indent);
  }

  Edited run(Sops sops, byte[] shown) {
    Invocation invocation = session.invocation();
    Editor editor = new Editor(invocation);
    try (WorkingCopy copy = WorkingCopy.create(session.log())) {
      Path file = copy.fill(source.fileName(), shown, invocation);
      Edited edited = null;
      while (edited == null) {
        editor.open(file);
        byte[] text = WorkingCopy.read(file);
        if (Arrays.equals(text, shown)) {
          throw Failure.exit(ExitCodes.FILE_NOT_MODIFIED, "File has not changed, exiting.");
        }
        edited = check(sops, text);
      }
      return edited;
    }
  }

  /** Takes the text, or says what is wrong with it, waits, and returns null. */
  private @Nullable Edited check(Sops sops, byte[] text) {
    try {
      return withMetadata ? checkWithMetadata(text) : checkContent(sops, text);
    } catch (SopsException e) {
      complain(problem(e), Map.of("error", e.reason()));
      return null;
    }
  }

  private Edited checkContent(Sops sops, byte[] text) {
    DecryptedDocument content = sops.parse(text, source.input());
    content.requireEncryptable(source.output());
    return new Edited(opened.withRaisedVersion(), content);
  }

  private @Nullable Edited checkWithMetadata(byte[] text) {
    EditedDocument edited = EditedDocument.parse(text, source.input());
    boolean hasKeys = false;
    for (KeyGroup group : edited.metadata().groups()) {
      hasKeys |= !group.keys().isEmpty();
    }
    if (!hasKeys) {
      complain("No master keys were provided, so sops can't encrypt the file.", Map.of());
      return null;
    }
    OpenedDocument changed = opened.withEdited(edited.metadata()).withRaisedVersion();
    return new Edited(changed, edited.content());
  }

  private String problem(SopsException e) {
    return switch (e.code()) {
      case MALFORMED_DOCUMENT ->
          withMetadata && source.input() == Format.BINARY // any bytes are a binary document
              ? "SOPS metadata is invalid."
              : "Could not load tree, probably due to invalid syntax.";
      case NO_DOCUMENT, ALREADY_ENCRYPTED -> "Tree not valid for encryption.";
      case NOT_ENCRYPTED, INVALID_METADATA, INVALID_SETTING -> "SOPS metadata is invalid.";
      case DATA_KEY_NOT_WRAPPED -> "Could not encrypt the data key with one or more master keys.";
      case INVALID_VERSION -> throw Failure.exit(ExitCodes.FAILED_TO_COMPARE_VERSIONS, e.reason());
      default -> throw e;
    };
  }

  private void complain(String problem, Map<String, String> fields) {
    String text = problem + " Press enter to return to the editor, or Ctrl+C to exit.";
    session.log().line("CMD", LogLevel.ERROR, text, fields);
    if (!RetryPrompt.await(session.invocation().stdin())) {
      throw Failure.exit(
          ExitCodes.GENERIC,
          "sops: standard input is at its end, so nobody can correct "
              + source.displayName(session.invocation())
              + "; it stays as it was");
    }
  }
}
