package org.sops4j.cli;

import java.util.List;

/** The end of a command that did not succeed: what to print and the exit status. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String logger;
  private final transient List<String> additions;

  private Failure(int status, String message, List<String> additions, String logger) {
    super(message, null, false, false); // a result, not a defect: nobody wants its stack
    this.status = status;
    this.additions = List.copyOf(additions);
    this.logger = logger;
  }

  /**
   * Ends with text as it is, which cli.md calls Exit.
   *
   * @param status the exit status
   * @param message the text; none is printed if it is empty
   * @return what to throw
   */
  public static Failure exit(int status, String message) {
    return new Failure(status, message, List.of(), "");
  }

  /**
   * Ends with text as it is, and lines of ours after it.
   *
   * @param status the exit status
   * @param message the reference's text
   * @param additions further lines
   * @return what to throw
   */
  public static Failure exit(int status, String message, List<String> additions) {
    return new Failure(status, message, additions, "");
  }

  /**
   * Ends with status 1 and a log line, which cli.md calls Fatal.
   *
   * @param message the text of the log line
   * @return what to throw
   */
  public static Failure fatal(String message) {
    return fatal("CMD", message);
  }

  /**
   * Ends with status 1 and a line of another logger. The reference dies on the spot: nobody takes
   * such a failure as the result of one step among others.
   *
   * @param logger the name of the logger
   * @param message the text of the log line
   * @return what to throw
   */
  public static Failure fatal(String logger, String message) {
    return new Failure(1, message, List.of(), logger);
  }

  /**
   * Ends with status 1 and a log line, and lines of ours after it.
   *
   * @param message the text of the log line
   * @param additions further lines
   * @return what to throw
   */
  public static Failure fatal(String message, List<String> additions) {
    return new Failure(1, message, additions, "CMD");
  }

  /**
   * Ends without a word.
   *
   * @param status the exit status
   * @return what to throw
   */
  public static Failure silent(int status) {
    return new Failure(status, "", List.of(), "");
  }

  /**
   * Returns the exit status.
   *
   * @return the status
   */
  public int status() {
    return status;
  }

  /**
   * Returns the text.
   *
   * @return the reference's text, empty for none
   */
  public String text() {
    return String.valueOf(getMessage());
  }

  /**
   * Returns what we add to the text.
   *
   * @return further lines
   */
  public List<String> additions() {
    return additions == null ? List.of() : additions;
  }

  /**
   * Tells whether the text goes into a log line.
   *
   * @return false if it is printed as it is
   */
  public boolean isLogged() {
    return !logger.isEmpty();
  }

  /**
   * Tells whether nobody may take this as the result of one step among others.
   *
   * @return true for a failure of another logger than that of the commands
   */
  public boolean endsProgram() {
    return isLogged() && !logger.equals("CMD");
  }

  /**
   * Returns the name of the logger.
   *
   * @return such as {@code CMD}; empty if the text is printed as it is
   */
  public String logger() {
    return logger;
  }
}
