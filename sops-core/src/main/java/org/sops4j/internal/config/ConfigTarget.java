package org.sops4j.internal.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.config.CreationRule;
import org.sops4j.config.DestinationRule;
import org.sops4j.config.SopsConfig;
import org.sops4j.internal.format.yaml.YamlNode;

/** The whole file. */
final class ConfigTarget implements FieldTarget {
  private final Binder binder;
  private final StoresTarget stores;
  private @Nullable List<CreationRule> creationRules;
  private List<DestinationRule> destinationRules = List.of();

  ConfigTarget(Binder binder) {
    this.binder = binder;
    stores = new StoresTarget(binder);
  }

  @Override
  public String typeName() {
    return "config.configFile";
  }

  @Override
  public List<String> names() {
    return List.of("creation_rules", "destination_rules", "stores");
  }

  @Override
  public boolean field(String name, YamlNode value) {
    switch (name) {
      case "creation_rules" -> {
        List<CreationRule> rules =
            binder.list(
                value, "[]config.creationRule", node -> CreationRuleTarget.read(binder, node));
        creationRules = Binder.isNull(value) ? null : rules;
      }
      case "destination_rules" ->
          destinationRules =
              binder.list(
                  value,
                  "[]config.destinationRule",
                  node -> binder.fields(node, new DestinationRuleTarget(binder)).build());
      case "stores" -> binder.fields(value, stores);
      default -> {
        return false;
      }
    }
    return true;
  }

  SopsConfig build(Path path) {
    return new SopsConfig(path, creationRules, destinationRules, stores.build());
  }
}
