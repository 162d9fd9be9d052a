package org.sops4j.cli.command;

import org.sops4j.SopsBuilder;
import org.sops4j.cli.args.ParsedFlags;

/** Where data keys are encrypted and decrypted. */
final class KeyServices {
  private KeyServices() {}

  /**
   * Sets up the library after the flags.
   *
   * @throws org.sops4j.cli.Failure if a key service elsewhere is asked for
   */
  static void apply(ParsedFlags flags, SopsBuilder builder) {
    for (String uri : flags.list("keyservice")) {
      // An empty one, from a variable that is set to nothing, would be asked in vain.
      if (!uri.isEmpty()) {
        throw Unavailable.failure("--keyservice");
      }
    }
    if (!flags.bool("enable-local-keyservice")) {
      builder.withoutLocalKeys();
    }
  }
}
