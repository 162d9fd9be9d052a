package org.sops4j.internal.config.check;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.config.Spelling;
import org.sops4j.internal.config.StrictReader;
import org.sops4j.internal.config.StrictReader.UnknownField;
import org.sops4j.internal.format.yaml.YamlNode;

/** Fields that nobody reads: mistyped, or put in the wrong place. */
final class UnknownFieldCheck {
  private static final String FILE = "config.configFile";

  private static final Map<String, String> TYPES =
      Map.of(
          FILE,
          "the top level",
          "config.creationRule",
          "a creation rule",
          "config.keyGroup",
          "a key group",
          "config.destinationRule",
          "a destination rule",
          "config.StoresConfig",
          "stores");

  /** What people write who have seen the other place, the metadata or the flags. */
  private static final Map<String, Map<String, String>> TAKEN_FOR =
      Map.of(
          "config.creationRule",
          Map.of(
              "hc_vault", "hc_vault_transit_uri",
              "azure_kv", "azure_keyvault",
              "filename_regex", "path_regex",
              "threshold", "shamir_threshold"),
          "config.keyGroup",
          Map.of("hc_vault_transit_uri", "hc_vault", "azure_kv", "azure_keyvault"),
          FILE,
          Map.of("rules", "creation_rules"));

  private final StrictReader reader;
  private final Findings findings;

  UnknownFieldCheck(StrictReader reader, Findings findings) {
    this.reader = reader;
    this.findings = findings;
  }

  void run() {
    for (UnknownField field : reader.unknownFields()) {
      String name = field.key().resolved().value();
      String meant = meant(field, name);
      if (meant == null && field.type().equals(FILE) && holdsAnchors(name)) {
        continue; // a usual way to give names to keys
      }
      String place = TYPES.getOrDefault(field.type(), "this mapping");
      findings.error(
          "unknown-field",
          field.key(),
          "unknown field \"" + name + "\" in " + place + ": it is ignored",
          meant == null
              ? "the fields of " + place + " are " + String.join(", ", field.known())
              : "did you mean " + meant + "?");
    }
  }

  private static @Nullable String meant(UnknownField field, String name) {
    String meant = TAKEN_FOR.getOrDefault(field.type(), Map.of()).get(name.replace('-', '_'));
    return meant == null ? Spelling.nearest(name, field.known()) : meant;
  }

  private boolean holdsAnchors(String name) {
    YamlNode value = Places.field(reader.root(), name);
    return name.startsWith("x-") || (value != null && Places.hasAnchor(value));
  }
}
