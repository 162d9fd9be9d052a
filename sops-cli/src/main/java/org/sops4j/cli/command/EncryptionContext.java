package org.sops4j.cli.command;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.log.Log;
import org.sops4j.cli.log.LogLevel;

/** {@code --encryption-context} (cli.md section 2.5). */
final class EncryptionContext {
  private EncryptionContext() {}

  /** Reads {@code k:v,k:v}; null, after a warning, if it is not well-formed. */
  static @Nullable Map<String, @Nullable String> parse(String text, Log log) {
    Map<String, @Nullable String> context = new TreeMap<>();
    if (text.isEmpty()) {
      return context;
    }
    for (String item : text.split(",", -1)) {
      int colon = item.indexOf(':');
      if (colon < 0 || item.indexOf(':', colon + 1) >= 0) {
        log.line(
            "AWSKMS",
            LogLevel.WARNING,
            "Encryption context contains a non-string value, context will not be used",
            Map.of());
        return null;
      }
      context.put(item.substring(0, colon), item.substring(colon + 1));
    }
    return context;
  }
}
