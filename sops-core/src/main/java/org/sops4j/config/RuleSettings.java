package org.sops4j.config;

import java.util.List;
import java.util.Map;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.KeyRef;

/**
 * What a creation rule says about a file, with its keys understood (cli.md section 4.3).
 *
 * @param groups the key groups; one without keys is kept, encrypting then fails
 * @param shamirThreshold how many groups are needed; 0 for all
 * @param scope the selection fields that are set, at most one
 * @param macOnlyEncrypted whether the MAC covers encrypted values only
 */
public record RuleSettings(
    List<List<KeyRef>> groups,
    int shamirThreshold,
    Map<EncryptionScope.Rule, String> scope,
    boolean macOnlyEncrypted) {
  /**
   * Copies the groups and the fields.
   *
   * @param groups the key groups; one without keys is kept, encrypting then fails
   * @param shamirThreshold how many groups are needed; 0 for all
   * @param scope the selection fields that are set, at most one
   * @param macOnlyEncrypted whether the MAC covers encrypted values only
   */
  public RuleSettings {
    groups = groups.stream().map(List::copyOf).toList();
    scope = Map.copyOf(scope);
  }
}
