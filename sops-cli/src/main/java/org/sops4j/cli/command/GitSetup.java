package org.sops4j.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sops4j.cli.Failure;
import org.sops4j.cli.git.AttributesFile;
import org.sops4j.cli.git.FilteredFiles;
import org.sops4j.cli.git.Git;
import org.sops4j.cli.git.GitConfig;
import org.sops4j.cli.git.HookFile;

/** All that {@code sops git install} sets up in a repository, and how to undo it. */
final class GitSetup {
  /** Stands in the record for files that were made. */
  static final String ATTRIBUTES_MADE = "file .gitattributes";

  static final String HOOK_MADE = "file pre-commit";

  private final Git git;
  private final GitConfig config;
  private final AttributesFile attributes;
  private final HookFile hook;

  private GitSetup(Git git) {
    this.git = git;
    this.config = new GitConfig(git);
    this.attributes = new AttributesFile(git.folder());
    this.hook = HookFile.of(git);
  }

  static GitSetup of(Session session) {
    return new GitSetup(Git.atTop(session.invocation()));
  }

  /** The keys of the configuration and their values, for one program. */
  static Map<String, String> settings(String program, boolean withFilter) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("diff.sops.textconv", program + " git textconv");
    settings.put("merge.sops.name", "merge of encrypted files by sops");
    settings.put("merge.sops.driver", program + " git merge %O %A %B %P");
    if (withFilter) {
      settings.put("filter.sops.process", program + " git filter");
      settings.put("filter.sops.required", "true");
    }
    return settings;
  }

  Git git() {
    return git;
  }

  AttributesFile attributes() {
    return attributes;
  }

  HookFile hook() {
    return hook;
  }

  /** Settings of the same name that are not ours: nobody's work is overwritten. */
  List<String> foreignSettings(Map<String, String> settings) {
    List<String> foreign = new ArrayList<>();
    settings.forEach(
        (key, value) -> {
          String known = config.get(key);
          if (known != null && !known.equals(value) && !config.isOurs(key)) {
            foreign.add(key + " is already '" + known + "'");
          }
        });
    return foreign;
  }

  void configure(Map<String, String> settings) {
    settings.forEach(config::put);
  }

  void installAttributes(List<String> lines) {
    if (lines.equals(attributes.lines())) {
      return;
    }
    if (!attributes.exists()) {
      config.record(ATTRIBUTES_MADE);
    }
    attributes.install(lines);
  }

  void installHook(String command) {
    if (hook.install(command)) {
      config.record(HOOK_MADE);
    }
  }

  /**
   * Takes out what was put in; returns what that was. Files in clear become encrypted ones: without
   * the filter they would be committed as they are.
   */
  List<String> uninstall() {
    FilteredFiles files = new FilteredFiles(git);
    boolean hasFilter = config.get("filter.sops.process") != null;
    List<String> filtered = hasFilter ? files.all() : List.of();
    if (!filtered.isEmpty()) {
      requireUnchanged(files);
    }
    List<String> removed = takeOut();
    files.checkOut(filtered);
    return removed;
  }

  /** Writes the encrypted files in clear, but for those with changes. */
  List<String> decryptFiles() {
    FilteredFiles files = new FilteredFiles(git);
    List<String> changed = files.changed();
    List<String> all = new ArrayList<>(files.all());
    all.removeAll(changed);
    files.checkOut(all);
    return changed;
  }

  private static void requireUnchanged(FilteredFiles files) {
    List<String> changed = files.changed();
    if (!changed.isEmpty()) {
      throw Failure.exit(
          ExitCodes.GENERIC,
          "sops: nothing was removed: these files are in clear and have changes that are not"
              + " staged",
          List.of("  " + String.join("\n  ", changed), "  add and commit them, or take them back"));
    }
  }

  private List<String> takeOut() {
    List<String> removed = new ArrayList<>();
    for (String key : settings("", true).keySet()) {
      if (config.remove(key)) {
        removed.add(key + " from the configuration");
      }
    }
    if (attributes.uninstall(config.isOurs(ATTRIBUTES_MADE))) {
      removed.add("the marked lines from .gitattributes");
    }
    if (hook.uninstall(config.isOurs(HOOK_MADE))) {
      removed.add("the marked lines from " + hook.file());
    }
    config.forget();
    return removed;
  }
}
