package org.sops4j.internal.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sops4j.config.CreationRule;
import org.sops4j.config.GroupRule;
import org.sops4j.config.KeyList;
import org.sops4j.internal.format.yaml.YamlNode;
import org.sops4j.metadata.EncryptionScope.Rule;
import org.sops4j.metadata.KeyType;

/** A rule for new files. */
final class CreationRuleTarget implements FieldTarget {
  private final Binder binder;
  private final Map<KeyType, KeyList> keys = new EnumMap<>(KeyType.class);
  private final Map<Rule, String> selection = new EnumMap<>(Rule.class);
  private String pathRegex = "";
  private List<GroupRule> keyGroups = List.of();
  private String awsProfile = "";
  private int shamirThreshold;
  private boolean macOnlyEncrypted;

  private CreationRuleTarget(Binder binder) {
    this.binder = binder;
  }

  static CreationRule read(Binder binder, YamlNode node) {
    CreationRuleTarget target = binder.fields(node, new CreationRuleTarget(binder));
    return new CreationRule(
        target.pathRegex,
        target.keyGroups,
        target.keys,
        target.awsProfile,
        target.shamirThreshold,
        target.selection,
        target.macOnlyEncrypted,
        node.line());
  }

  @Override
  public String typeName() {
    return "config.creationRule";
  }

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>(List.of("path_regex", "key_groups"));
    for (DirectKeys direct : DirectKeys.values()) {
      names.add(direct.field());
    }
    names.addAll(List.of("hckms", "aws_profile", "shamir_threshold", "mac_only_encrypted"));
    for (Rule rule : Rule.values()) {
      if (rule != Rule.ALL) {
        names.add(rule.field());
      }
    }
    return names;
  }

  @Override
  public boolean field(String name, YamlNode value) {
    switch (name) {
      case "path_regex" -> pathRegex = binder.text(value);
      case "key_groups" -> keyGroups = KeyGroupTarget.readAll(binder, value);
      case "aws_profile" -> awsProfile = binder.text(value);
      case "shamir_threshold" -> shamirThreshold = binder.integer(value);
      case "mac_only_encrypted" -> macOnlyEncrypted = binder.bool(value);
      case "hckms" -> keys.put(KeyType.HCKMS, new KeyList(binder.texts(value), ""));
      default -> {
        return keyField(name, value) || selectionField(name, value);
      }
    }
    return true;
  }

  private boolean keyField(String name, YamlNode value) {
    for (DirectKeys direct : DirectKeys.values()) {
      if (direct.field().equals(name)) {
        keys.put(direct.type(), direct.read(binder.any(value)));
        return true;
      }
    }
    return false;
  }

  private boolean selectionField(String name, YamlNode value) {
    for (Rule rule : Rule.values()) {
      if (rule != Rule.ALL && rule.field().equals(name)) {
        String text = binder.text(value);
        if (!text.isEmpty()) {
          selection.put(rule, text);
        }
        return true;
      }
    }
    return false;
  }
}
