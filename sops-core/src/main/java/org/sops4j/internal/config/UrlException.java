package org.sops4j.internal.config;

/** Why a text is not a URL; never leaves {@link GoUrl}. */
final class UrlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  UrlException(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
