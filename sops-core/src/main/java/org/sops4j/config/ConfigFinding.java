package org.sops4j.config;

/**
 * One thing that is wrong, or probably not meant, in a configuration file.
 *
 * @param severity how bad it is
 * @param kind a stable name of what it is, such as {@code unknown-field}
 * @param line the line, counted from 1; 0 if it concerns the file as a whole
 * @param column the column in characters, counted from 1; 0 if it is not known
 * @param message what is wrong, in one sentence
 * @param advice what to do, in one sentence; empty if that goes without saying
 */
public record ConfigFinding(
    Severity severity, String kind, int line, int column, String message, String advice) {
  /** How bad a finding is. */
  public enum Severity {
    /** A command will fail, or does not do what the file says. */
    ERROR,
    /** It works, and is probably not what was meant. */
    WARNING,
    /** It is worth knowing, and may well be meant. */
    NOTE
  }
}
