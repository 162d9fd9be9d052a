package org.sops4j;

import java.util.List;
import org.sops4j.config.RuleSettings;
import org.sops4j.internal.config.SelectionFields;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.KeyRef;
import org.sops4j.tree.Format;

/**
 * To whom, and what, to encrypt.
 *
 * @param groups master keys by group; with one group any key opens the file
 * @param shamirThreshold how many groups are needed; 0 for all; recorded even for one group
 * @param scope which values are encrypted
 * @param macOnlyEncrypted whether the MAC covers encrypted values only
 */
public record EncryptionSettings(
    List<List<KeyRef>> groups,
    int shamirThreshold,
    EncryptionScope scope,
    boolean macOnlyEncrypted) {
  /**
   * Copies the groups.
   *
   * @param groups master keys by group; with one group any key opens the file
   * @param shamirThreshold how many groups are needed; 0 for all; recorded even for one group
   * @param scope which values are encrypted
   * @param macOnlyEncrypted whether the MAC covers encrypted values only
   */
  public EncryptionSettings {
    groups = groups.stream().map(List::copyOf).toList();
  }

  /**
   * Makes settings for one group of keys of which any opens the file, with the default selection.
   *
   * @param keys the master keys
   * @return the settings
   */
  public static EncryptionSettings to(List<KeyRef> keys) {
    return new EncryptionSettings(List.of(keys), 0, EncryptionScope.DEFAULT, false);
  }

  /**
   * Makes settings of what a creation rule says.
   *
   * @param rule the rule
   * @param input the format of the plaintext; for a binary file the selection means nothing
   * @return the settings
   * @throws org.sops4j.error.SopsException if the rule selects in more than one way, or its regular
   *     expression does not compile
   */
  public static EncryptionSettings of(RuleSettings rule, Format input) {
    if (input == Format.BINARY) {
      return new EncryptionSettings(
          rule.groups(), rule.shamirThreshold(), EncryptionScope.ALL, false);
    }
    return new EncryptionSettings(
        rule.groups(),
        rule.shamirThreshold(),
        SelectionFields.forNewFile(rule.scope()),
        rule.macOnlyEncrypted());
  }
}
