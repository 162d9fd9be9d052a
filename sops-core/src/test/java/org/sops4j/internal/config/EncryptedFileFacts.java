package org.sops4j.internal.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sops4j.config.RuleSettings;
import org.sops4j.metadata.EncryptionScope.Rule;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;
import org.yaml.snakeyaml.Yaml;

/**
 * What an encrypted file tells of the rule it was made with: keys by group and type, selection,
 * threshold.
 */
record EncryptedFileFacts(
    List<Map<KeyType, List<String>>> groups,
    Map<Rule, String> selection,
    int threshold,
    boolean macOnlyEncrypted) {

  /** Reads YAML or JSON; the reference indents JSON with tabs, which YAML does not like. */
  @SuppressWarnings("unchecked")
  static EncryptedFileFacts read(String text) {
    Map<String, Object> file = new Yaml().load(text.replace('\t', ' '));
    Map<String, Object> sops = (Map<String, Object>) file.get("sops");
    List<Map<KeyType, List<String>>> groups = new ArrayList<>();
    if (sops.get("key_groups") instanceof List<?> list) {
      list.forEach(group -> groups.add(keys((Map<String, Object>) group)));
    } else {
      groups.add(keys(sops));
    }
    Map<Rule, String> selection = new HashMap<>();
    for (Rule rule : Rule.values()) {
      if (sops.get(rule.field()) != null) {
        selection.put(rule, String.valueOf(sops.get(rule.field())));
      }
    }
    int threshold = (Integer) sops.getOrDefault("shamir_threshold", 0);
    boolean macOnly = Boolean.TRUE.equals(sops.get("mac_only_encrypted"));
    return new EncryptedFileFacts(groups, selection, threshold, macOnly);
  }

  private static Map<KeyType, List<String>> keys(Map<String, Object> group) {
    Map<KeyType, List<String>> keys = new EnumMap<>(KeyType.class);
    for (KeyType type : KeyType.values()) {
      if (group.get(type.id()) instanceof List<?> entries) {
        for (Object entry : entries) {
          String name = String.valueOf(((Map<?, ?>) entry).get(type.fields().get(0)));
          keys.computeIfAbsent(type, t -> new ArrayList<>()).add(name);
        }
      }
    }
    return keys;
  }

  /** Returns what a file would tell that is made with these settings. */
  static EncryptedFileFacts expect(RuleSettings settings, boolean binary) {
    List<Map<KeyType, List<String>>> groups = new ArrayList<>();
    for (List<KeyRef> group : settings.groups()) {
      Map<KeyType, List<String>> keys = new EnumMap<>(KeyType.class);
      group.forEach(
          key -> keys.computeIfAbsent(key.type(), t -> new ArrayList<>()).add(key.display()));
      groups.add(keys);
    }
    int all = settings.groups().size() > 1 ? settings.groups().size() : 0;
    int threshold = settings.shamirThreshold() == 0 ? all : settings.shamirThreshold();
    Map<Rule, String> selection =
        settings.scope().isEmpty()
            ? Map.of(Rule.UNENCRYPTED_SUFFIX, "_unencrypted")
            : settings.scope();
    return binary
        ? new EncryptedFileFacts(groups, Map.of(), threshold, false)
        : new EncryptedFileFacts(groups, selection, threshold, settings.macOnlyEncrypted());
  }
}
