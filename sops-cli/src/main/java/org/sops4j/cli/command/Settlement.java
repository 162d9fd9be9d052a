package org.sops4j.cli.command;

import java.util.Arrays;
import java.util.List;
import org.sops4j.MergeResult;
import org.sops4j.MergeSide;
import org.sops4j.OpenedDocument;
import org.sops4j.cli.Failure;
import org.sops4j.cli.git.FilteredFiles;
import org.sops4j.cli.git.Git;
import org.sops4j.cli.log.Log;
import org.sops4j.error.SopsException;

/**
 * Settles the conflicts of one file after another. The versions come from git's index, so nothing
 * but encrypted files is ever kept in between.
 */
final class Settlement {
  /** How conflicts are settled. */
  enum Mode {
    /** Not at all: they are listed. */
    LIST,
    /** As ours has it. */
    OURS,
    /** As theirs has it. */
    THEIRS,
    /** As a person decides in the editor. */
    EDIT;

    String flag() {
      return switch (this) {
        case LIST -> "";
        case OURS -> "ours";
        case THEIRS -> "theirs";
        case EDIT -> "edit";
      };
    }
  }

  private final Mode mode;
  private final Git git;
  private final Engine engine;
  private final Session session;

  Settlement(Mode mode, Git git, Engine engine, Session session) {
    this.mode = mode;
    this.git = git;
    this.engine = engine;
    this.session = session;
  }

  /** Settles a file; false if it stays in conflict. */
  boolean settle(UnmergedFile file) {
    FileVersions versions = file.versions(git);
    if (!versions.areEncrypted(session)) {
      session.log().text(MergeReport.START + name(file) + " is not encrypted, see git mergetool\n");
      return false;
    }
    session.audit().concerns(file.file(git));
    try (MergeResult merged = versions.merge(engine)) {
      if (mode == Mode.LIST) {
        list(file, merged);
        return false;
      }
      write(file, settled(file, versions, merged));
      return true;
    } catch (SopsException e) {
      throw engine.failure(e, Phase.DECRYPT);
    }
  }

  private void list(UnmergedFile file, MergeResult merged) {
    Log log = session.log();
    if (merged.conflicts().isEmpty()) {
      log.text(MergeReport.START + name(file) + " can be merged without conflict\n");
      log.text("  sops mergetool --ours " + name(file) + "\n");
      return;
    }
    Failure report = MergeReport.conflict(name(file), merged.conflicts());
    log.text(report.text() + "\n");
    report.additions().forEach(line -> log.text(line + "\n"));
  }

  private String name(UnmergedFile file) {
    return session.invocation().shown(file.file(git));
  }

  private byte[] settled(UnmergedFile file, FileVersions versions, MergeResult merged) {
    if (mode == Mode.EDIT && !merged.conflicts().isEmpty()) {
      return edit(file, versions, merged);
    }
    return versions.result(merged, mode == Mode.THEIRS ? MergeSide.THEIRS : MergeSide.OURS, engine);
  }

  private byte[] edit(UnmergedFile file, FileVersions versions, MergeResult merged) {
    if (!merged.isEditable()) {
      throw Failure.exit(
          MergeReport.NOT_MERGED,
          MergeReport.title(name(file), merged.conflicts()),
          List.of("  the sides differ in what is encrypted: take --ours or --theirs, then edit"));
    }
    Source source = new Source(file.file(git), file.path(), versions.format(), versions.format());
    int indent = engine.indent(versions.format());
    OpenedDocument opened = merged.opened();
    byte[] shown = merged.toBytesWithMarkers(indent);
    try {
      EditSession.Edited edited =
          EditSession.ofMerge(opened, source, session, text -> merged.hasMarkers(text, indent))
              .run(engine.sops(), shown);
      return edited.document().encrypt(edited.content()).toBytes(indent);
    } finally {
      Arrays.fill(shown, (byte) 0);
    }
  }

  private void write(UnmergedFile file, byte[] result) {
    new EditedFile(file.file(git), session).write(result);
    git.output("add", "--", file.path());
    FilteredFiles filtered = new FilteredFiles(git);
    if (filtered.all().contains(file.path())) {
      filtered.checkOut(List.of(file.path()));
    }
    session.log().text(MergeReport.START + name(file) + " is settled and added\n");
  }
}
