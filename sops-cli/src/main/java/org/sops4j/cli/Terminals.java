package org.sops4j.cli;

/**
 * Which of the standard streams are terminals.
 *
 * @param stdin whether a person may be typing
 * @param stdout whether results are looked at
 * @param stderr whether messages are looked at
 */
public record Terminals(boolean stdin, boolean stdout, boolean stderr) {
  /** No terminal anywhere, as in a pipeline. */
  public static final Terminals NONE = new Terminals(false, false, false);
}
