package org.sops4j.age.internal.format;

import org.sops4j.age.internal.AgeException;

/** Input that ends where a line was expected. */
final class EndOfInputException extends AgeException {
  private static final long serialVersionUID = 1L;

  EndOfInputException() {
    super("EOF");
  }
}
