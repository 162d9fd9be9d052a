package org.sops4j.internal.cipher;

/**
 * How much is enciphered and hashed by code of ours before the platform is asked for its own. The
 * platform's is many times faster, and takes longer to find (a list of properties is read, and the
 * providers in it register all that they have) than a small file takes altogether. A program that
 * ends after one file sets the property; others have what their platform is configured for, always.
 */
final class QuickStart {
  private static final String PROPERTY = "org.sops4j.quickStart";

  /** The number of bytes. */
  static final int BYTES = Boolean.getBoolean(PROPERTY) ? 1 << 14 : 0;

  private QuickStart() {}
}
