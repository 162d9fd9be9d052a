package org.sops4j.check;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sops4j.Explain;
import org.sops4j.Sops;
import org.sops4j.config.CreationRule;
import org.sops4j.config.RuleCheck;
import org.sops4j.config.RuleSearch;
import org.sops4j.config.RuleSettings;
import org.sops4j.config.SopsConfig;
import org.sops4j.error.MalformedDocumentException;
import org.sops4j.error.SopsException;
import org.sops4j.internal.config.ConfigFinder;
import org.sops4j.internal.config.RuleResolver;
import org.sops4j.internal.text.GoRegex;

/**
 * The configuration files and their rules, each read once. Safe for many threads. What is wrong
 * with them is kept, to be said once and not for each file.
 */
final class RuleBook {
  /** Two names that have nothing in common but being paths. */
  private static final List<String> UNLIKE = List.of("a", "0/-_");

  private final Sops sops;
  private final CheckSettings settings;
  private final FileNames names;
  private final Map<Path, Configuration> byFolder = new HashMap<>();
  private final Map<Path, Configuration> byFile = new HashMap<>();
  private final Map<CreationRule, RuleSettings> understood = new IdentityHashMap<>();

  private final Set<CreationRule> broken = new HashSet<>();

  /** By file and text, so that the order does not depend on threads. */
  private final Map<String, Finding> mistakes = new TreeMap<>();

  /** A configuration file; without content if it cannot be read or there is none. */
  private record Configuration(String name, @Nullable SopsConfig content) {
    static final Configuration NONE = new Configuration("", null);
  }

  RuleBook(Sops sops, CheckSettings settings, FileNames names) {
    this.sops = sops;
    this.settings = settings;
    this.names = names;
  }

  /** What is wrong with the configuration, as far as it was asked. */
  synchronized List<Finding> mistakes() {
    return List.copyOf(mistakes.values());
  }

  /** What governs a file, which is named by its absolute path. */
  synchronized Governing of(Path file) {
    Configuration configuration = configuration(file);
    SopsConfig content = configuration.content();
    if (content == null || content.creationRules() == null) {
      return Governing.without(Governing.State.UNKNOWN, configuration.name());
    }
    RuleSearch search = Explain.rules(content, file);
    CreationRule rule = search.match();
    if (rule == null) {
      return Governing.without(withoutRule(search, configuration.name()), configuration.name());
    }
    RuleSettings said = settings(rule, content, configuration.name());
    boolean all = isForEveryPath(rule);
    return new Governing(Governing.State.COVERED, configuration.name(), rule, said, all);
  }

  /** A rule that does not compile ends the search, so nobody knows what would have come. */
  private Governing.State withoutRule(RuleSearch search, String config) {
    for (RuleCheck check : search.checks()) {
      if (check.outcome() == RuleCheck.Outcome.INVALID) {
        mistake(config, check.rule().line(), "can not compile regexp: " + check.problem());
        return Governing.State.UNKNOWN;
      }
    }
    return Governing.State.UNCOVERED;
  }

  private @Nullable RuleSettings settings(CreationRule rule, SopsConfig content, String config) {
    RuleSettings said = understood.get(rule);
    if (said != null || broken.contains(rule)) {
      return said;
    }
    try {
      said = new RuleResolver(sops::parseRecipients, Map.of()).settings(rule, content.path());
      understood.put(rule, said);
      return said;
    } catch (SopsException e) {
      broken.add(rule);
      mistake(config, rule.line(), e.getMessage());
      return null;
    }
  }

  private static boolean isForEveryPath(CreationRule rule) {
    if (rule.pathRegex().isEmpty()) {
      return true;
    }
    GoRegex regex = GoRegex.of(rule.pathRegex());
    return UNLIKE.stream().allMatch(regex::find);
  }

  /** Keeps a mistake of the rule of a file, to be told once. */
  synchronized void mistake(Governing governing, String text) {
    CreationRule rule = governing.rule();
    mistake(governing.config(), rule == null ? 0 : rule.line(), text);
  }

  private void mistake(String config, int line, String text) {
    String advice = "Mend it: until then no file is checked against it";
    Finding finding = new Finding(FindingKind.INVALID_CONFIG, config, line, null, text, advice);
    mistakes.put(config + '\n' + text, finding);
  }

  private Configuration configuration(Path file) {
    Path named = settings.config();
    if (named != null) {
      return byFile.computeIfAbsent(settings.base().resolve(named), this::load);
    }
    Path folder = file.getParent();
    return folder == null ? Configuration.NONE : byFolder.computeIfAbsent(folder, this::nearest);
  }

  private Configuration nearest(Path folder) {
    Path found =
        ConfigFinder.find(folder, warning -> {})
            .map(relative -> folder.resolve(relative).normalize())
            .orElse(null);
    return found == null ? Configuration.NONE : byFile.computeIfAbsent(found, this::load);
  }

  private Configuration load(Path config) {
    String name = names.of(config);
    try {
      return new Configuration(name, sops.loadConfig(config));
    } catch (SopsException e) {
      int line = e.getCause() instanceof MalformedDocumentException place ? place.line() : 0;
      mistake(name, line, e.getMessage());
      return new Configuration(name, null);
    }
  }
}
