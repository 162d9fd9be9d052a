package org.sops4j.age.internal;

import java.io.IOException;

/** Something about age that failed, in the words of the reference; the text holds no secret. */
public class AgeException extends IOException {
  private static final long serialVersionUID = 1L;

  /** The text of the reference. */
  private final String text;

  /**
   * Makes an exception.
   *
   * @param text the reference's text
   */
  public AgeException(String text) {
    super(text);
    this.text = text;
  }

  private AgeException(String text, AgeException cause) {
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

  /**
   * Says where this happened, in front of the text.
   *
   * @param prefix the words before it
   * @return an exception with this one as its cause
   */
  public AgeException prefixed(String prefix) {
    return new AgeException(prefix + text, this);
  }
}
