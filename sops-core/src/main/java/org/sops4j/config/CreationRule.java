package org.sops4j.config;

import java.util.List;
import java.util.Map;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.KeyType;

/**
 * A rule for new files, as it is written.
 *
 * @param pathRegex which files it is for; empty for all
 * @param keyGroups its key groups; if there are any, the direct keys do not count
 * @param keys the direct keys, which make a single group
 * @param awsProfile the profile of the direct keys of AWS KMS
 * @param shamirThreshold how many groups are needed; 0 for all
 * @param selection the selection fields that are not empty, perhaps more than may be
 * @param macOnlyEncrypted whether the MAC covers encrypted values only
 * @param line where the rule begins in the file, counted from 1; 0 if unknown
 */
public record CreationRule(
    String pathRegex,
    List<GroupRule> keyGroups,
    Map<KeyType, KeyList> keys,
    String awsProfile,
    int shamirThreshold,
    Map<EncryptionScope.Rule, String> selection,
    boolean macOnlyEncrypted,
    int line) {
  /**
   * Copies the collections.
   *
   * @param pathRegex which files it is for; empty for all
   * @param keyGroups its key groups; if there are any, the direct keys do not count
   * @param keys the direct keys, which make a single group
   * @param awsProfile the profile of the direct keys of AWS KMS
   * @param shamirThreshold how many groups are needed; 0 for all
   * @param selection the selection fields that are not empty, perhaps more than may be
   * @param macOnlyEncrypted whether the MAC covers encrypted values only
   * @param line where the rule begins in the file, counted from 1; 0 if unknown
   */
  public CreationRule {
    keyGroups = List.copyOf(keyGroups);
    keys = Map.copyOf(keys);
    selection = Map.copyOf(selection);
  }
}
