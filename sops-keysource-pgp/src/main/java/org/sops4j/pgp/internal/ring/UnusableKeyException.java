package org.sops4j.pgp.internal.ring;

import org.sops4j.pgp.internal.PgpException;

/** A certificate that is there and has no key to encrypt to; the text is that of gpg. */
public final class UnusableKeyException extends PgpException {
  private static final long serialVersionUID = 1L;

  UnusableKeyException() {
    super("Unusable public key");
  }
}
