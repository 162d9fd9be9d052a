package org.sops4j.cli.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sops4j.EncryptedDocument;
import org.sops4j.RotationSettings;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.audit.AuditAction;
import org.sops4j.cli.files.SelectedFile;
import org.sops4j.cli.people.FileAccess;
import org.sops4j.cli.text.GoText;
import org.sops4j.config.SopsConfig;
import org.sops4j.error.SopsException;
import org.sops4j.metadata.KeyRef;

/**
 * Takes a person out of a repository. All that can be wrong is found before anything is changed. The
 * configuration is changed last, so that the same command goes on after it was killed.
 */
final class Revocation {
  private final String name;
  private final ParsedFlags flags;
  private final RepositoryRun run;
  private final RepositoryRules rules;
  private List<KeyRef> keys = List.of();
  private int done;

  Revocation(String name, ParsedFlags flags, RepositoryRun run) {
    this.name = name;
    this.flags = flags;
    this.run = run;
    this.rules = new RepositoryRules(run.session(), run.sops());
  }

  void run() {
    rules.config(run.session().invocation().workingDirectory().resolve("any"));
    keys = findKeys();
    List<ConfigEdit> edits = edits();
    list();
    if (flags.bool("dry-run")) {
      run.end(0);
      return;
    }
    run.each(this::revoke, (SelectedFile file, String text) -> tell(file, text));
    edits.forEach(this::write);
    summarize();
    run.end(0);
  }

  private void tell(SelectedFile file, String text) {
    done++;
    run.session().log().text(file.shownName() + ": " + text + "\n");
  }

  private void write(ConfigEdit edit) {
    edit.write();
    run.session().log().text(shown(edit) + ": taken out\n");
  }

  private String shown(ConfigEdit edit) {
    return run.session().invocation().shown(edit.path());
  }

  /** Looks for the keys in files and rules. */
  private List<KeyRef> findKeys() {
    Set<KeyRef> all = new HashSet<>();
    run.each(
        file -> {
          rules.config(file.file().path());
          return FileAccess.of(file.file().name(), file.document().metadata()).keys();
        },
        (file, found) -> all.addAll(found));
    for (SopsConfig config : rules.configs()) {
      ConfigEdit.groups(config, run.sops()).forEach(groups -> groups.forEach(all::addAll));
    }
    List<KeyRef> found = rules.names().keysOf(name, all);
    if (found.isEmpty()) {
      throw Failure.exit(
          ExitCodes.GENERIC,
          "nobody of the name " + GoText.quote(name) + " is in a file or a rule",
          List.of("  `sops who` shows who is; people without a name go by their recipient."));
    }
    return found;
  }

  /** The changes of configuration files; refuses if they are necessary and not to be made. */
  private List<ConfigEdit> edits() {
    List<ConfigEdit> edits = new ArrayList<>();
    for (SopsConfig config : rules.configs()) {
      ConfigEdit edit = new ConfigEdit(config, keys, run.sops());
      if (edit.isNeeded() && !flags.bool("dry-run")) {
        require(edit);
        edits.add(edit);
      }
    }
    return edits;
  }

  private void require(ConfigEdit edit) {
    String problem = flags.bool("edit-config") ? edit.problem(run.session()) : "";
    if (problem == null) {
      return;
    }
    List<String> lines = new ArrayList<>(edit.lines());
    if (!problem.isEmpty()) {
      lines.add("  --edit-config cannot do it: " + problem + ".");
    }
    StringBuilder recipients = new StringBuilder();
    keys.forEach(key -> recipients.append(" ").append(key.display()));
    lines.add(
        problem.isEmpty()
            ? "  Take these out, or give --edit-config to have it done."
            : "  Take these out by hand.");
    lines.add("  Without its name in the file it is: sops revoke" + recipients);
    throw Failure.exit(
        ExitCodes.GENERIC,
        "rules in " + shown(edit) + " still name " + name + "; nothing was changed",
        lines);
  }

  /** Lists what the person knows, before any file changes. */
  private void list() {
    Checklist checklist = new Checklist(name);
    run.each(this::section, (file, section) -> checklist.add(section));
    String file = flags.text("checklist");
    if (file.isEmpty()) {
      run.print(checklist.text());
    } else {
      checklist.write(run.session().invocation().absolute(file), file);
    }
  }

  private @Nullable String section(EncryptedFile file) {
    FileAccess access = FileAccess.of(file.file().name(), file.document().metadata());
    return access.concerns(keys) ? Checklist.section(file, access.isOpenedBy(keys)) : null;
  }

  private @Nullable String revoke(EncryptedFile file) {
    FileAccess access = FileAccess.of(file.file().name(), file.document().metadata());
    if (!access.concerns(keys)) {
      return null;
    }
    for (List<KeyRef> group : access.groups()) {
      if (!group.isEmpty() && keys.containsAll(group)) {
        throw Failure.exit(
            ExitCodes.GENERIC,
            "nobody else is in "
                + (access.groups().size() > 1 ? "one of its key groups" : "it")
                + "; give it another recipient first, or delete it");
      }
    }
    run.session().audit().record(AuditAction.ROTATE);
    try {
      EncryptedDocument changed =
          run.sops().rotate(file.document(), new RotationSettings(List.of(), keys));
      RepositoryWriter.write(file, changed, rules.indent(file), run.session());
      return "taken out, new data key";
    } catch (SopsException e) {
      throw Failures.of(e, Phase.ENCRYPT, run.session(), file.file().name());
    }
  }

  private void summarize() {
    run.session()
        .log()
        .text(
            RepositoryRun.count(done, "file")
                + " changed, "
                + run.failed()
                + " failed\n"
                + "The history of the repository keeps the files as they were, and "
                + name
                + " may have copies: the list of values is what is left to do.\n");
  }
}
