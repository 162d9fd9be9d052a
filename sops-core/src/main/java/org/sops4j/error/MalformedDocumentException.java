package org.sops4j.error;

import java.util.List;

/** Bytes that are not a document of their format, with the place where reading stopped. */
public final class MalformedDocumentException extends SopsException {
  private static final long serialVersionUID = 1L;

  /** The line, from 1, or 0. */
  private final int line;

  /** The column, from 1, or 0. */
  private final int column;

  /**
   * Makes an exception without a place.
   *
   * @param message the reference's text
   */
  public MalformedDocumentException(String message) {
    this(message, 0, 0);
  }

  /**
   * Makes an exception with a place.
   *
   * @param message the reference's text
   * @param line the line, counted from 1, or 0 if unknown
   * @param column the column in characters, counted from 1, or 0 if unknown
   */
  public MalformedDocumentException(String message, int line, int column) {
    super(ErrorCode.MALFORMED_DOCUMENT, message, List.of(), null);
    this.line = line;
    this.column = column;
  }

  /**
   * Sets what the message says instead of the reason; see {@link #summarize}.
   *
   * @param text what happened, without a word of the document
   * @return this exception
   */
  public MalformedDocumentException summarized(String text) {
    summarize(text);
    return this;
  }

  /**
   * Returns the line of the mistake.
   *
   * @return the line, counted from 1, or 0 if unknown
   */
  @Override
  public int line() {
    return line > 0 ? line : super.line();
  }

  /**
   * Returns the column of the mistake.
   *
   * @return the column in characters, counted from 1, or 0 if unknown
   */
  public int column() {
    return column;
  }
}
