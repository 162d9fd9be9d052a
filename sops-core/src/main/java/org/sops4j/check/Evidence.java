package org.sops4j.check;

/**
 * What speaks for a file being encrypted before anybody has understood it.
 *
 * @param covered whether a rule demands that it is
 * @param hasMetadata whether it has what every encrypted file has
 * @param hasSealedValues whether it has the beginning of an encrypted value
 * @param conflictLine the line of the first conflict marker, or 0
 */
record Evidence(boolean covered, boolean hasMetadata, boolean hasSealedValues, int conflictLine) {}
