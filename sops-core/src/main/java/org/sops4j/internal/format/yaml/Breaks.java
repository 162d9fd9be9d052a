package org.sops4j.internal.format.yaml;

/** Line breaks of YAML 1.1. */
final class Breaks {
  private Breaks() {}

  static boolean isBreak(int c) {
    return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
  }
}
