package org.sops4j.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sops4j.Sops;
import org.sops4j.cli.io.FileOutput;
import org.sops4j.cli.io.PrivateFolder;
import org.sops4j.cli.people.ConfigRemoval;
import org.sops4j.config.CreationRule;
import org.sops4j.config.DestinationRule;
import org.sops4j.config.RuleSettings;
import org.sops4j.config.SopsConfig;
import org.sops4j.error.SopsException;
import org.sops4j.metadata.KeyRef;
import org.sops4j.tree.Utf8;

/**
 * Takes master keys out of a configuration file. The text is changed as a person would change it,
 * then read again: only if every rule is what it was without these keys is it good.
 */
final class ConfigEdit {
  private final SopsConfig config;
  private final List<KeyRef> keys;
  private final Sops sops;
  private final String text;
  private final ConfigRemoval removal;

  ConfigEdit(SopsConfig config, List<KeyRef> keys, Sops sops) {
    this.config = config;
    this.keys = keys;
    this.sops = sops;
    this.text = RepositoryRules.text(config.path());
    this.removal = ConfigRemoval.of(text, keys);
  }

  Path path() {
    return config.path();
  }

  /** Tells whether a rule still names one of the keys. */
  boolean isNeeded() {
    for (List<List<KeyRef>> groups : groups(config)) {
      for (List<KeyRef> group : groups) {
        if (group.stream().anyMatch(keys::contains)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The lines that name the keys, each with its number. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    String[] all = text.split("\n", -1);
    for (int number : removal.lines()) {
      lines.add("  line " + number + ": " + all[number - 1].strip());
    }
    return lines;
  }

  /** What stands in the way of the edit; null if nothing does. */
  @Nullable String problem(Session session) {
    SopsConfig edited = edited(session);
    if (edited == null || !isSame(edited)) {
      return "they are written in a way that has to be edited by hand";
    }
    for (List<List<KeyRef>> groups : groups(edited)) {
      if (groups.stream().anyMatch(List::isEmpty)) {
        return "a rule, or a key group, would be without recipients";
      }
    }
    return null;
  }

  /** The configuration as it would be; null if it could not be read any more. */
  private @Nullable SopsConfig edited(Session session) {
    try {
      PrivateFolder folder = PrivateFolder.create(".sops", session.invocation());
      try {
        Path copy = folder.newFile("config");
        folder.fill(copy, Utf8.encode(removal.text()));
        return sops.loadConfig(copy).at(config.path());
      } finally {
        folder.delete();
      }
    } catch (IOException | SopsException e) {
      return null;
    }
  }

  void write() {
    FileOutput.inPlace(config.path()).write(Utf8.encode(removal.text()));
  }

  private boolean isSame(SopsConfig edited) {
    List<CreationRule> old = rules(config);
    List<CreationRule> rules = rules(edited);
    if (old.size() != rules.size() || !config.stores().equals(edited.stores())) {
      return false;
    }
    for (int i = 0; i < old.size(); i++) {
      if (!isSame(old.get(i), rules.get(i))) {
        return false;
      }
    }
    return targets(config).equals(targets(edited))
        && without(groups(config)).equals(groups(edited));
  }

  private static boolean isSame(CreationRule a, CreationRule b) {
    return a.pathRegex().equals(b.pathRegex())
        && a.awsProfile().equals(b.awsProfile())
        && a.shamirThreshold() == b.shamirThreshold()
        && a.selection().equals(b.selection())
        && a.macOnlyEncrypted() == b.macOnlyEncrypted();
  }

  private static List<Object> targets(SopsConfig config) {
    List<Object> targets = new ArrayList<>();
    for (DestinationRule rule : config.destinationRules()) {
      targets.add(List.of(rule.pathRegex(), rule.targets(), rule.vaultKvVersion()));
    }
    return targets;
  }

  /** The rules for new files, and those by which published files are encrypted anew. */
  private static List<CreationRule> rules(SopsConfig config) {
    List<CreationRule> rules = new ArrayList<>();
    if (config.creationRules() != null) {
      rules.addAll(config.creationRules());
    }
    for (DestinationRule rule : config.destinationRules()) {
      if (rule.recreationRule() != null) {
        rules.add(Objects.requireNonNull(rule.recreationRule()));
      }
    }
    return rules;
  }

  private List<List<List<KeyRef>>> groups(SopsConfig from) {
    return groups(from, sops);
  }

  /** The key groups of each rule of a configuration. */
  static List<List<List<KeyRef>>> groups(SopsConfig config, Sops sops) {
    List<List<List<KeyRef>>> groups = new ArrayList<>();
    for (CreationRule rule : rules(config)) {
      groups.add(settings(rule, config, sops).groups());
    }
    return groups;
  }

  /** Reads the keys of a rule whatever files it is for. */
  private static RuleSettings settings(CreationRule rule, SopsConfig config, Sops sops) {
    CreationRule forAll =
        new CreationRule(
            "",
            rule.keyGroups(),
            rule.keys(),
            rule.awsProfile(),
            rule.shamirThreshold(),
            rule.selection(),
            rule.macOnlyEncrypted(),
            rule.line());
    SopsConfig only = new SopsConfig(config.path(), List.of(forAll), List.of(), config.stores());
    return sops.creationRule(only, config.path()).orElseThrow();
  }

  private List<List<List<KeyRef>>> without(List<List<List<KeyRef>>> rules) {
    List<List<List<KeyRef>>> result = new ArrayList<>();
    for (List<List<KeyRef>> groups : rules) {
      List<List<KeyRef>> left = new ArrayList<>();
      for (List<KeyRef> group : groups) {
        List<KeyRef> others = new ArrayList<>(group);
        others.removeAll(keys);
        left.add(others);
      }
      result.add(left);
    }
    return result;
  }
}
