package org.sops4j.key;

/**
 * One place where a private key was looked for, and what came of it.
 *
 * @param place the place as a user knows it: a path, a variable, a program
 * @param outcome what was found there
 * @param detail more about it in a few words, perhaps empty; without secrets
 */
public record KeySearch(String place, Outcome outcome, String detail) {
  /** What was found in a place. */
  public enum Outcome {
    /** There is no such file, or the variable is not set. */
    MISSING,
    /** It is there and could not be read, or the command failed. */
    UNREADABLE,
    /** It was read and is not of the form that is expected there. */
    MALFORMED,
    /** It was read and holds no private key. */
    EMPTY,
    /** It holds private keys, and none of them belongs to the master key. */
    NOT_MATCHING,
    /** It holds the private key, which could not be used. */
    FAILED
  }
}
