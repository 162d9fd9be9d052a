package org.sops4j.pgp.internal.message;

import org.sops4j.pgp.internal.PgpException;

/** A key that does not open a message; the text is that of the reference. */
public final class WrongKeyException extends PgpException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception for a message that is not for any key at hand. */
  public WrongKeyException() {
    super(TEXT);
  }

  WrongKeyException(Throwable cause) {
    super(TEXT, cause);
  }

  private static final String TEXT = "openpgp: incorrect key";
}
