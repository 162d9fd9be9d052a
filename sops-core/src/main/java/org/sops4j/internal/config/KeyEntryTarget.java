package org.sops4j.internal.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.config.KeyEntry;
import org.sops4j.internal.format.yaml.YamlNode;
import org.sops4j.metadata.KeyType;

/** A key of a key group that is written with fields. */
final class KeyEntryTarget implements FieldTarget {
  private final Binder binder;
  private final KeyType type;
  private final Map<String, String> fields = new HashMap<>();
  private Map<String, @Nullable String> context = Map.of();

  private KeyEntryTarget(Binder binder, KeyType type) {
    this.binder = binder;
    this.type = type;
  }

  static KeyEntry read(Binder binder, KeyType type, YamlNode node) {
    KeyEntryTarget target = binder.fields(node, new KeyEntryTarget(binder, type));
    return new KeyEntry(type, target.fields, target.context);
  }

  @Override
  public String typeName() {
    return switch (type) {
      case KMS -> "config.kmsKey";
      case GCP_KMS -> "config.gcpKmsKey";
      case HCKMS -> "config.hckmsKey";
      default -> "config.azureKVKey";
    };
  }

  @Override
  public boolean field(String name, YamlNode value) {
    if (type == KeyType.KMS && name.equals("context")) {
      context = binder.textMap(value);
      return true;
    }
    if (!names().contains(name)) {
      return false;
    }
    fields.put(name, binder.text(value));
    return true;
  }

  @Override
  public List<String> names() {
    return switch (type) {
      case KMS -> List.of("arn", "role", "aws_profile", "context");
      case GCP_KMS -> List.of("resource_id");
      case HCKMS -> List.of("key_id");
      default -> List.of("vaultUrl", "key", "version");
    };
  }
}
