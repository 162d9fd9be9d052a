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
   * Returns this metadata with other key groups.
   *
   * @param newGroups the groups
   * @param threshold how many are needed; 0 if the file is not to say
   * @return the metadata
   */
  public SopsMetadata withGroups(List<KeyGroup> newGroups, int threshold) {
    return new SopsMetadata(
        newGroups, threshold, lastModified, mac, macOnlyEncrypted, scope, version);
  }

  /**
   * Returns this metadata with another MAC, and the time to which it is bound.
   *
   * @param newMac the encrypted MAC
   * @param time the time, RFC 3339 without fraction
   * @return the metadata
   */
  public SopsMetadata withMac(String newMac, String time) {
    return new SopsMetadata(
        groups, shamirThreshold, time, newMac, macOnlyEncrypted, scope, version);
  }

  /**
   * Returns this metadata with another version.
   *
   * @param newVersion the version of a program
   * @return the metadata
   */
  public SopsMetadata withVersion(String newVersion) {
    return new SopsMetadata(
        groups, shamirThreshold, lastModified, mac, macOnlyEncrypted, scope, newVersion);
  }
}
