package org.sops4j.age.internal.discovery;

/** The variables of the environment that lead to identities. */
final class Variables {
  static final String SSH_FILE = "SOPS_AGE_SSH_PRIVATE_KEY_FILE";
  static final String SSH_COMMAND = "SOPS_AGE_SSH_PRIVATE_KEY_CMD";
  static final String KEY = "SOPS_AGE_KEY";
  static final String KEY_FILE = "SOPS_AGE_KEY_FILE";
  static final String KEY_COMMAND = "SOPS_AGE_KEY_CMD";

  /** What key commands are told. */
  static final String RECIPIENT = "SOPS_AGE_RECIPIENT";

  private Variables() {}
}
