package org.sops4j.cli.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sops4j.RotationSettings;
import org.sops4j.Sops;
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
 * Takes a person out of a repository. What can be wrong with the configuration is found before
 * anything is changed, and it is changed last, so that the same command goes on after it was
 * killed.
 */
final class Revocation {
  private final String name;
  private final ParsedFlags flags;
  private final RepositoryRun run;
  private final RepositoryRules rules;
  private final Sops sops;
  private final List<Known> files = new ArrayList<>();
  private List<KeyRef> keys = List.of();

  Revocation(String name, ParsedFlags flags, RepositoryRun run) {
    this.name = name;
    this.flags = flags;
    this.run = run;
    this.rules = run.rules();
    this.sops = run.engine().sops();
  }

  /** Who opens a file, and what is in it. */
  private record Known(FileAccess access, String lines) {}

  void run() {
    rules.config(run.session().invocation().workingDirectory());
    boolean isRehearsal = flags.bool("dry-run");
    if (isRehearsal) {
      run.each(this::look, this::note);
    } else {
      run.survey(this::look, this::note);
    }
    keys = findKeys();
    List<ConfigEdit> edits = isRehearsal ? List.of() : edits();
    list();
    if (!isRehearsal) {
      run.each(this::revoke, (file, words) -> words);
      edits.forEach(this::write);
      run.say(
          "The history of the repository keeps the files as they were, and "
              + name
              + " may have copies:\nthe list of values is what is left to do.");
    }
    run.end(0);
  }

  private Known look(RepositoryFile file) {
    rules.config(file.path().getParent());
    return new Known(FileAccess.of(file.name(), file.metadata()), Checklist.lines(file));
  }

  private String note(SelectedFile file, Known known) {
    files.add(known);
    return "looked at";
  }

  private void write(ConfigEdit edit) {
    edit.write();
    run.say(shown(edit) + ": " + name + " was taken out");
  }

  private String shown(ConfigEdit edit) {
    return run.session().invocation().shown(edit.path());
  }

  /** Looks for the keys in files and rules. */
  private List<KeyRef> findKeys() {
    Set<KeyRef> all = new HashSet<>();
    files.forEach(file -> all.addAll(file.access().keys()));
    try {
      for (SopsConfig config : rules.configs()) {
        ConfigEdit.groups(config, sops).forEach(groups -> groups.forEach(all::addAll));
      }
    } catch (SopsException e) {
      throw run.engine().failure(e, Phase.SETTINGS);
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
      ConfigEdit edit = new ConfigEdit(config, keys, sops);
      if (edit.isNeeded()) {
        require(edit);
        edits.add(edit);
      }
    }
    return edits;
  }

  private void require(ConfigEdit edit) {
    boolean edits = flags.bool("edit-config");
    String problem = edits ? edit.problem(run.session()) : "";
    if (problem == null) {
      return;
    }
    List<String> lines = new ArrayList<>(edit.lines());
    lines.add(
        edits
            ? "  --edit-config cannot take these out: " + problem + "."
            : "  Take these out, or give --edit-config to have it done.");
    List<String> recipients = new ArrayList<>();
    keys.forEach(key -> recipients.add(key.display()));
    lines.add("  Once the name is gone, go by recipient: " + String.join(", ", recipients));
    throw Failure.exit(
        ExitCodes.GENERIC,
        "rules in " + shown(edit) + " still name " + name + "; nothing was changed",
        lines);
  }

  /** Lists what the person knows, before any file changes. */
  private void list() {
    Checklist checklist = new Checklist(name);
    for (Known file : files) {
      FileAccess access = file.access();
      if (access.concerns(keys)) {
        checklist.add(access.file(), access.isOpenedBy(keys), file.lines());
      }
    }
    String target = flags.text("checklist");
    if (target.isEmpty()) {
      run.print(checklist.text());
    } else {
      checklist.write(run.session().invocation().absolute(target), target);
    }
  }

  private @Nullable String revoke(RepositoryFile file) {
    FileAccess access = FileAccess.of(file.name(), file.metadata());
    if (!access.concerns(keys)) {
      return null;
    }
    for (List<KeyRef> group : access.groups()) {
      if (!group.isEmpty() && keys.containsAll(group)) {
        throw Failure.exit(
            ExitCodes.GENERIC,
            (access.groups().size() > 1 ? "one of its key groups has" : "it has")
                + " no other recipient; give it one first, or delete the file");
      }
    }
    file.engine().audit().record(AuditAction.ROTATE);
    try {
      RotationSettings settings = new RotationSettings(List.of(), keys);
      file.write(file.sops().rotate(file.document(), settings), rules.indent(file));
      return "without " + name + ", under new data keys";
    } catch (SopsException e) {
      throw file.failure(e);
    }
  }
}
