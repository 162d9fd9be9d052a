package org.sops4j.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule for publishing, as it is written.
 *
 * @param pathRegex which files it is for, matched against the path as it is given; empty for all
 * @param targets the text fields that are not empty, by name, such as {@code s3_bucket} and {@code
 *     vault_path}
 * @param vaultKvVersion the version of the key-value engine of Vault; 0 if it is not given
 * @param recreationRule the keys to encrypt to anew, or null to publish plain text
 * @param omitExtensions whether the extension of the file is left out of the target's name
 */
public record DestinationRule(
    String pathRegex,
    Map<String, String> targets,
    int vaultKvVersion,
    @Nullable CreationRule recreationRule,
    boolean omitExtensions) {
  /**
   * Copies the fields.
   *
   * @param pathRegex which files it is for, matched against the path as it is given; empty for all
   * @param targets the text fields that are not empty, by name, such as {
   * @param vaultKvVersion the version of the key-value engine of Vault; 0 if it is not given
   * @param recreationRule the keys to encrypt to anew, or null to publish plain text
   * @param omitExtensions whether the extension of the file is left out of the target's name
   */
  public DestinationRule {
    targets = Map.copyOf(targets);
  }

  /**
   * Returns a text field.
   *
   * @param name such as {@code gcs_prefix}
   * @return its text, empty if it is not there
   */
  public String target(String name) {
    return targets.getOrDefault(name, "");
  }
}
