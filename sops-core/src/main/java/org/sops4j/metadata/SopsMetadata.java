package org.sops4j.metadata;

import java.util.List;

/**
 * The metadata of an encrypted file (format.md section 5).
 *
 * @param groups the key groups; one group means that each of its keys opens the file
 * @param shamirThreshold how many groups are needed; 0 if the file does not say
 * @param lastModified when the values were last encrypted, RFC 3339 without fraction, in the zone
 *     of the file; it is bound to the MAC
 * @param mac the encrypted MAC; empty if the file has none
 * @param macOnlyEncrypted whether the MAC covers encrypted values only
 * @param scope which values are encrypted
 * @param version the version of the program that last stamped the file
 */
public record SopsMetadata(
    List<KeyGroup> groups,
    int shamirThreshold,
    String lastModified,
    String mac,
    boolean macOnlyEncrypted,
    EncryptionScope scope,
    String version) {
  /**
   * Copies the groups.
   *
   * @param groups the key groups; one group means that each of its keys opens the file
   * @param shamirThreshold how many groups are needed; 0 if the file does not say
   * @param lastModified when the values were last encrypted, RFC 3339 without fraction, in the zone
   *     of the file; it is bound to the MAC
   * @param mac the encrypted MAC; empty if the file has none
   * @param macOnlyEncrypted whether the MAC covers encrypted values only
   * @param scope which values are encrypted
   * @param version the version of the program that last stamped the file
   */
  public SopsMetadata {
    groups = List.copyOf(groups);
  }

  /**
   * Returns the same metadata with other master keys.
   *
   * @param newGroups the key groups
   * @param newThreshold how many groups are needed; 0 to leave it open
   * @return the metadata
   */
  public SopsMetadata withKeys(List<KeyGroup> newGroups, int newThreshold) {
    return new SopsMetadata(
        newGroups, newThreshold, lastModified, mac, macOnlyEncrypted, scope, version);
  }

  /**
   * Returns the same metadata with another MAC.
   *
   * @param newLastModified when the values were encrypted, to which the MAC is bound
   * @param newMac the encrypted MAC
   * @return the metadata
   */
  public SopsMetadata withMac(String newLastModified, String newMac) {
    return new SopsMetadata(
        groups, shamirThreshold, newLastModified, newMac, macOnlyEncrypted, scope, version);
  }
}
