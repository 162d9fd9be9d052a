package org.sops4j.pgp.internal;

import java.io.IOException;

/** Something about OpenPGP that failed; the text holds no secret. */
public class PgpException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Never null, unlike the message of other exceptions. */
  private final String text;

  /**
   * Makes an exception.
   *
   * @param text what failed; the reference's text where it has one
   */
  public PgpException(String text) {
    super(text);
    this.text = text;
  }

  /**
   * Makes an exception with a cause.
   *
   * @param text what failed; the reference's text where it has one
   * @param cause what was caught
   */
  public PgpException(String text, Throwable cause) {
    super(text, cause);
    this.text = text;
  }

  /**
   * Returns the text; never null here.
   *
   * @return the text
   */
  @Override
  public String getMessage() {
    return text;
  }
}
