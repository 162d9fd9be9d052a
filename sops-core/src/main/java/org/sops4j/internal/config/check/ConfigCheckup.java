package org.sops4j.internal.config.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.config.ConfigFinding;
import org.sops4j.config.ConfigFinding.Severity;
import org.sops4j.config.CreationRule;
import org.sops4j.config.DestinationRule;
import org.sops4j.config.SopsConfig;
import org.sops4j.internal.config.RecipientParser;
import org.sops4j.internal.config.StrictReader;
import org.sops4j.internal.config.StrictReader.Mistake;
import org.sops4j.internal.format.yaml.YamlNode;

/** Goes through a configuration file from all sides. */
public final class ConfigCheckup {
  private final Path path;
  private final RecipientParser parser;
  private final Findings findings = new Findings();

  /**
   * Makes a checkup.
   *
   * @param path where the file is; absolute
   * @param parser what reads the names of master keys, without asking anybody
   */
  public ConfigCheckup(Path path, RecipientParser parser) {
    this.path = path;
    this.parser = parser;
  }

  /**
   * Checks a file.
   *
   * @param yaml its content
   * @param files the files that rules may be for; empty if they are not to be looked at
   * @return what is wrong, in the order of the file
   */
  public List<ConfigFinding> run(byte[] yaml, List<Path> files) {
    StrictReader reader = StrictReader.read(yaml, path);
    for (Mistake mistake : reader.mistakes()) {
      findings.add(
          new ConfigFinding(
              Severity.ERROR, "invalid", mistake.line(), mistake.column(), mistake.text(), ""));
    }
    checkName();
    if (reader.furtherDocument() > 0) {
      findings.add(
          new ConfigFinding(
              Severity.WARNING,
              "further-document",
              reader.furtherDocument(),
              0,
              "only the first document of the file counts",
              "put everything above the line ---"));
    }
    new UnknownFieldCheck(reader, findings).run();
    if (reader.config() != null) {
      check(reader.config(), reader.root(), files);
    }
    return findings.inOrder();
  }

  private void checkName() {
    String name = String.valueOf(path.getFileName());
    if (name.equals(".sops.yml")) {
      findings.warning(
          "file-name",
          null,
          "a file called .sops.yml is ignored unless --config or SOPS_CONFIG names it",
          "call it .sops.yaml");
    }
  }

  private void check(SopsConfig config, @Nullable YamlNode root, List<Path> files) {
    YamlNode nodes = Places.field(root, "creation_rules");
    List<CreationRule> rules = config.creationRules() == null ? List.of() : config.creationRules();
    checkPresence(config, nodes);
    for (int i = 0; i < rules.size(); i++) {
      YamlNode node = Places.element(nodes, i);
      new RuleCheckup(rules.get(i), node, findings).run();
      new KeyCheckup(rules.get(i), node, parser, findings).run();
    }
    List<CreationRule> recreation = new ArrayList<>();
    for (DestinationRule rule : config.destinationRules()) {
      if (rule.recreationRule() != null) {
        recreation.add(rule.recreationRule());
      }
    }
    for (CreationRule rule : recreation) {
      new KeyCheckup(rule, null, parser, findings).run();
    }
    new OrderCheck(rules, nodes, findings).run();
    if (!findings.has("dead-rule")) {
      new RepositoryCheck(rules).run(path, files, nodes, findings);
    }
    new OtherSections(config, root, findings).run();
  }

  private void checkPresence(SopsConfig config, @Nullable YamlNode nodes) {
    List<CreationRule> rules = config.creationRules();
    if (rules == null && config.destinationRules().isEmpty()) {
      findings.warning(
          "no-rules",
          nodes,
          "there are no creation_rules: the file says nothing about who can decrypt",
          "`sops init` in an empty folder shows a first rule");
    } else if (rules != null && rules.isEmpty()) {
      findings.error(
          "no-rules",
          nodes,
          "creation_rules is empty: no file can be encrypted, not even with keys on the command"
              + " line",
          "add a rule, or leave creation_rules out");
    }
  }
}
