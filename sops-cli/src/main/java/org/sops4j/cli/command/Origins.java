package org.sops4j.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.explain.Explanation;
import org.sops4j.config.CreationRule;
import org.sops4j.config.RuleSearch;
import org.sops4j.metadata.EncryptionScope;

/** Where the settings of a command come from: the command line, the environment, a rule. */
final class Origins {
  private final ParsedFlags flags;
  private final Session session;
  private final @Nullable Path configFile;

  Origins(ParsedFlags flags, Session session, @Nullable Path configFile) {
    this.flags = flags;
    this.session = session;
    this.configFile = configFile;
  }

  Explanation.Config config() {
    if (!session.root().text("config").isEmpty()) {
      String by = session.root().isGiven("config") ? "--config" : "SOPS_CONFIG";
      return new Explanation.Config(String.valueOf(configFile), by, List.of());
    }
    List<String> searched = new ArrayList<>();
    Path folder = session.invocation().workingDirectory();
    Path found = configFile == null ? null : folder.resolve(configFile).normalize().getParent();
    while (folder != null && !folder.equals(found)) {
      searched.add(folder.toString());
      folder = folder.getParent();
    }
    return new Explanation.Config(configFile == null ? "" : configFile.toString(), "", searched);
  }

  /** Keys of the command line and of the environment displace those of the rule. */
  String ofKeys(@Nullable RuleSearch rules) {
    List<String> names = new ArrayList<>();
    for (Flag flag : SharedFlags.keys()) {
      if (!flag.name().equals("aws-profile") && !flags.text(flag.name()).isEmpty()) {
        names.add(name(flag));
      }
    }
    return names.isEmpty()
        ? ofRule(rules)
        : String.join(" and ", names) + ", so that the keys of a rule do not count";
  }

  private String name(Flag flag) {
    return flags.isGiven(flag.name()) || flag.env() == null ? "--" + flag.name() : flag.env();
  }

  String ofScope(EncryptionScope scope, @Nullable RuleSearch rules) {
    CreationRule rule = rules == null ? null : rules.match();
    String field = scope.rule().field();
    for (Flag flag : SharedFlags.suffixesAndRegexes()) {
      if (flag.name().replace('-', '_').equals(field) && flags.isGiven(flag.name())) {
        return "--" + flag.name();
      }
    }
    boolean isOfRule = rule != null && rule.selection().containsKey(scope.rule());
    return isOfRule ? ofRule(rules) : "the default";
  }

  private static String ofRule(@Nullable RuleSearch rules) {
    CreationRule rule = rules == null ? null : rules.match();
    return rule == null || rule.line() == 0
        ? "the creation rule"
        : "the creation rule at line " + rule.line();
  }
}
