package org.sops4j.cli.args;

import org.jspecify.annotations.Nullable;

/** Booleans as Go reads them. */
final class GoBool {
  private GoBool() {}

  static @Nullable Boolean parse(String text) {
    return switch (text) {
      case "1", "t", "T", "TRUE", "true", "True" -> Boolean.TRUE;
      case "0", "f", "F", "FALSE", "false", "False" -> Boolean.FALSE;
      default -> null;
    };
  }
}
