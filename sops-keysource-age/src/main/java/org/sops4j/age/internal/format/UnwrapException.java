package org.sops4j.age.internal.format;

import org.sops4j.age.internal.AgeException;

/** An identity that could not open what is for it, so that no other was tried. */
public final class UnwrapException extends AgeException {
  private static final long serialVersionUID = 1L;

  UnwrapException(String reason) {
    super(reason);
  }
}
