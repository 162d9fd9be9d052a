package org.sops4j.cli.audit;

/** Why a database cannot be used, in the words of the reference's driver. */
final class ConnectionException extends Exception {
  private static final long serialVersionUID = 1L;

  ConnectionException(String message) {
    super(message, null, false, false);
  }

  String text() {
    return "Pinging audit database failed: " + getMessage();
  }
}
