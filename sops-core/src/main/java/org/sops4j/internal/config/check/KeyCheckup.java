package org.sops4j.internal.config.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sops4j.config.CreationRule;
import org.sops4j.config.KeyList;
import org.sops4j.internal.config.RecipientParser;
import org.sops4j.internal.format.yaml.YamlNode;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;

/** The master keys of one creation rule. */
final class KeyCheckup {
  private final CreationRule rule;
  private final @Nullable YamlNode node;
  private final Findings findings;
  private final RecipientCheck recipients;

  KeyCheckup(
      CreationRule rule, @Nullable YamlNode node, RecipientParser parser, Findings findings) {
    this.rule = rule;
    this.node = node;
    this.findings = findings;
    this.recipients = new RecipientCheck(parser, findings);
  }

  void run() {
    List<KeyRef> direct = direct();
    if (rule.keyGroups().isEmpty()) {
      if (direct.isEmpty() && !hasDirectKeys()) {
        findings.warning(
            "no-keys",
            node,
            "the rule names no key: encrypting fails unless a flag or a variable names one",
            "add age, pgp or another kind of keys");
      }
      threshold(1);
      return;
    }
    if (hasDirectKeys()) {
      findings.error(
          "ignored-keys",
          node,
          "the keys beside key_groups are ignored",
          "move them into a key group");
    }
    groups();
    threshold(rule.keyGroups().size());
  }

  private boolean hasDirectKeys() {
    for (KeyList list : rule.keys().values()) {
      if (!list.items().isEmpty() || !list.problem().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private List<KeyRef> direct() {
    List<KeyRef> all = new ArrayList<>();
    for (KeyType type : KeyType.values()) {
      KeyList list = rule.keys().getOrDefault(type, KeyList.EMPTY);
      YamlNode at = Places.at(node, fieldOf(type));
      if (!list.problem().isEmpty()) {
        findings.error("invalid", at, list.problem(), "");
      }
      for (String item : list.items()) {
        all.addAll(recipients.direct(type, item, Places.holding(at, item)));
      }
    }
    return reportRepeated(all, node);
  }

  private static String fieldOf(KeyType type) {
    return switch (type) {
      case AZURE_KV -> "azure_keyvault";
      case HC_VAULT -> "hc_vault_transit_uri";
      default -> type.id();
    };
  }

  private List<KeyRef> reportRepeated(List<KeyRef> keys, @Nullable YamlNode at) {
    Set<KeyRef> seen = new LinkedHashSet<>();
    for (KeyRef key : keys) {
      if (!seen.add(key)) {
        YamlNode field = Places.at(at, fieldOf(key.type()));
        findings.warning(
            "duplicate-recipient",
            Places.holding(field, key.display()),
            key.type().id() + " " + key.display() + " is there more than once",
            "one entry is enough");
      }
    }
    return List.copyOf(seen);
  }

  private void groups() {
    List<YamlNode> nodes = Places.elements(Places.field(node, "key_groups"));
    Map<KeyRef, Integer> seen = new HashMap<>();
    for (int i = 0; i < rule.keyGroups().size(); i++) {
      YamlNode at = i < nodes.size() ? nodes.get(i) : node;
      int before = findings.size();
      List<KeyRef> keys = recipients.group(rule.keyGroups().get(i), at);
      if (keys.isEmpty() && findings.size() == before) {
        findings.error(
            "empty-group", at, "the key group has no key: encrypting fails", "add one, or drop it");
      }
      for (KeyRef key : reportRepeated(keys, at)) {
        Integer other = seen.putIfAbsent(key, i);
        if (other != null) {
          findings.warning(
              "shared-recipient",
              at,
              key.type().id() + " " + key.display() + " is in key group " + other + " as well",
              "who holds it counts for both groups");
        }
      }
    }
  }

  private void threshold(int groups) {
    int threshold = rule.shamirThreshold();
    YamlNode at = Places.at(node, "shamir_threshold");
    if (groups < 2) {
      if (threshold != 0) {
        findings.note(
            "useless-threshold",
            at,
            "shamir_threshold has no effect with a single key group: any key of it decrypts",
            "");
      }
    } else if (threshold == 0) {
      findings.warning(
          "all-groups-needed",
          Places.at(node, "key_groups"),
          groups + " key groups: to decrypt takes a key of every one of them, not of any",
          "for any key put all keys into one group, which means one dash; if all groups are meant,"
              + " say shamir_threshold: "
              + groups);
    } else if (threshold > groups) {
      findings.error(
          "threshold-too-high",
          at,
          "shamir_threshold " + threshold + " is more than the " + groups + " key groups",
          "encrypting fails: lower it, or add groups");
    } else if (threshold < 2) {
      findings.error(
          "threshold-too-low",
          at,
          "shamir_threshold must be at least 2 where there are several key groups",
          "encrypting fails: for any key put all keys into one group");
    }
  }
}
