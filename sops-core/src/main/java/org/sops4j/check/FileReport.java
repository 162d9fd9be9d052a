package org.sops4j.check;

import java.util.List;
import java.util.Set;

/**
 * What the check of one file gave.
 *
 * @param file the file, as in its findings
 * @param findings what was found, in the order of the file
 * @param encrypted whether it is an encrypted file
 * @param problem why the file could not be checked as it was to be; empty if it could
 * @param marks what tells whether its metadata was copied
 */
public record FileReport(
    String file, List<Finding> findings, boolean encrypted, String problem, Marks marks) {
  /**
   * Copies the findings.
   *
   * @param file the file, as in its findings
   * @param findings what was found, in the order of the file
   * @param encrypted whether it is an encrypted file
   * @param problem why the file could not be checked as it was to be; empty if it could
   * @param marks what tells whether its metadata was copied
   */
  public FileReport {
    findings = List.copyOf(findings);
  }

  /**
   * What two files have in common only if one is a copy of the other.
   *
   * @param mac the encrypted MAC; empty if there is none
   * @param dataKeys the data key or its shares, encrypted to each master key
   * @param content a hash of what is encrypted
   */
  public record Marks(String mac, Set<String> dataKeys, int content) {
    /** Of a file that is not encrypted. */
    static final Marks NONE = new Marks("", Set.of(), 0);

    /**
     * Copies the set.
     *
     * @param mac the encrypted MAC; empty if there is none
     * @param dataKeys the data key or its shares, encrypted to each master key
     * @param content a hash of what is encrypted
     */
    public Marks {
      dataKeys = Set.copyOf(dataKeys);
    }
  }
}
