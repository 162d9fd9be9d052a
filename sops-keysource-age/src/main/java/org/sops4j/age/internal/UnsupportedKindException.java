package org.sops4j.age.internal;

/** A well-formed recipient or identity of a kind that this version cannot use. */
public final class UnsupportedKindException extends AgeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param kind the kind, in the plural
   */
  public UnsupportedKindException(String kind) {
    super(kind + " are not supported yet");
  }
}
