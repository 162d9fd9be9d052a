package org.sops4j.internal.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.config.CreationRule;
import org.sops4j.config.DestinationRule;
import org.sops4j.internal.format.yaml.YamlNode;

/** A rule for publishing. */
final class DestinationRuleTarget implements FieldTarget {
  private final Binder binder;
  private final Map<String, String> targets = new HashMap<>();
  private String pathRegex = "";
  private int vaultKvVersion;
  private @Nullable CreationRule recreationRule;
  private boolean omitExtensions;

  DestinationRuleTarget(Binder binder) {
    this.binder = binder;
  }

  @Override
  public String typeName() {
    return "config.destinationRule";
  }

  @Override
  public List<String> names() {
    return List.of(
        "path_regex",
        "s3_bucket",
        "s3_prefix",
        "gcs_bucket",
        "gcs_prefix",
        "vault_path",
        "vault_address",
        "vault_kv_mount_name",
        "vault_kv_version",
        "recreation_rule",
        "omit_extensions");
  }

  @Override
  public boolean field(String name, YamlNode value) {
    switch (name) {
      case "path_regex" -> pathRegex = binder.text(value);
      case "s3_bucket",
          "s3_prefix",
          "gcs_bucket",
          "gcs_prefix",
          "vault_path",
          "vault_address",
          "vault_kv_mount_name" -> {
        String text = binder.text(value);
        if (!text.isEmpty()) {
          targets.put(name, text);
        }
      }
      case "vault_kv_version" -> vaultKvVersion = binder.integer(value);
      case "recreation_rule" ->
          recreationRule = Binder.isNull(value) ? null : CreationRuleTarget.read(binder, value);
      case "omit_extensions" -> omitExtensions = binder.bool(value);
      default -> {
        return false;
      }
    }
    return true;
  }

  DestinationRule build() {
    return new DestinationRule(pathRegex, targets, vaultKvVersion, recreationRule, omitExtensions);
  }
}
