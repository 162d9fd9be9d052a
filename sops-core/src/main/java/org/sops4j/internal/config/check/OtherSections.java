package org.sops4j.internal.config.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.config.DestinationRule;
import org.sops4j.config.SopsConfig;
import org.sops4j.config.StoreOptions;
import org.sops4j.internal.format.yaml.YamlNode;

/** What is not about creating files: destinations, and the layout of formats. */
final class OtherSections {
  private static final List<String> TARGETS = List.of("s3_bucket", "gcs_bucket", "vault_path");

  private final SopsConfig config;
  private final @Nullable YamlNode root;
  private final Findings findings;

  OtherSections(SopsConfig config, @Nullable YamlNode root, Findings findings) {
    this.config = config;
    this.root = root;
    this.findings = findings;
  }

  void run() {
    YamlNode nodes = Places.field(root, "destination_rules");
    for (int i = 0; i < config.destinationRules().size(); i++) {
      destination(config.destinationRules().get(i), Places.element(nodes, i));
    }
    StoreOptions stores = config.stores();
    indent("yaml", stores.yamlIndent(), 0);
    indent("json", stores.jsonIndent(), -1);
    indent("json_binary", stores.binaryIndent(), -1);
  }

  private void destination(DestinationRule rule, @Nullable YamlNode node) {
    RuleCheckup.isWrong("path_regex", rule.pathRegex(), Places.at(node, "path_regex"), findings);
    int targets = 0;
    for (String target : TARGETS) {
      targets += rule.target(target).isEmpty() ? 0 : 1;
    }
    if (targets != 1) {
      findings.error(
          "destination-targets",
          node,
          (targets == 0 ? "the rule names no destination" : "the rule names several destinations")
              + ": publishing by it fails",
          "give one of " + String.join(", ", TARGETS));
    }
  }

  private void indent(String format, int indent, int least) {
    if (indent < least) {
      YamlNode store = Places.field(Places.field(root, "stores"), format);
      findings.error(
          "invalid-indent",
          Places.at(store, "indent"),
          "indent " + indent + " of " + format + " is refused when a file is written",
          "the least is " + least + (least < 0 ? ", which means a tab" : ", which means 4"));
    }
  }
}
