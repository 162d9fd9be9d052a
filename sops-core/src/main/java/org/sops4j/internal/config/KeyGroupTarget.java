package org.sops4j.internal.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sops4j.config.GroupRule;
import org.sops4j.config.KeyEntry;
import org.sops4j.internal.format.yaml.YamlNode;
import org.sops4j.metadata.KeyType;

/** A key group. */
final class KeyGroupTarget implements FieldTarget {
  private final Binder binder;
  private final Map<KeyType, List<KeyEntry>> keys = new EnumMap<>(KeyType.class);
  private List<GroupRule> merge = List.of();

  private KeyGroupTarget(Binder binder) {
    this.binder = binder;
  }

  static List<GroupRule> readAll(Binder binder, YamlNode node) {
    return binder.list(
        node,
        "[]config.keyGroup",
        group -> binder.fields(group, new KeyGroupTarget(binder)).build());
  }

  @Override
  public String typeName() {
    return "config.keyGroup";
  }

  @Override
  public List<String> names() {
    return List.of("merge", "age", "pgp", "kms", "gcp_kms", "hckms", "azure_keyvault", "hc_vault");
  }

  @Override
  public boolean field(String name, YamlNode value) {
    switch (name) {
      case "merge" -> merge = readAll(binder, value);
      case "age" -> texts(KeyType.AGE, value);
      case "pgp" -> texts(KeyType.PGP, value);
      case "hc_vault" -> texts(KeyType.HC_VAULT, value);
      case "kms" -> entries(KeyType.KMS, "kmsKey", value);
      case "gcp_kms" -> entries(KeyType.GCP_KMS, "gcpKmsKey", value);
      case "hckms" -> entries(KeyType.HCKMS, "hckmsKey", value);
      case "azure_keyvault" -> entries(KeyType.AZURE_KV, "azureKVKey", value);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void texts(KeyType type, YamlNode value) {
    List<KeyEntry> entries = new ArrayList<>();
    for (String text : binder.texts(value)) {
      entries.add(KeyEntry.ofText(type, text));
    }
    keys.put(type, entries);
  }

  private void entries(KeyType type, String typeName, YamlNode value) {
    String listType = "[]config." + typeName;
    keys.put(type, binder.list(value, listType, node -> KeyEntryTarget.read(binder, type, node)));
  }

  private GroupRule build() {
    List<KeyEntry> all = new ArrayList<>();
    for (KeyType type : GroupKeys.ORDER) {
      all.addAll(keys.getOrDefault(type, List.of()));
    }
    return new GroupRule(merge, all);
  }
}
