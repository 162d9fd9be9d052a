package org.sops4j.cli.command;

import java.util.List;

/** The configuration of somebody who has none yet. */
final class FirstConfig {
  private static final String BEFORE =
      """
      # Which files sops encrypts, and to whom. To see what it makes of a file: sops explain FILE
      # To look for mistakes in here: sops config check
      creation_rules:
        # Of several rules the first counts whose path_regex is found in the path of the file, as
        # seen from this folder. This one is for files called secrets.SOMETHING, and for all that
        # is in a folder called secrets.
        - path_regex: (^|/)secrets[./]
          # Any one of these can decrypt. Add a line for each person or machine, then run
          # `sops updatekeys FILE` for the files that are there already.
          age:
      """;

  private static final String AFTER =
      """
          # All values are encrypted, keys are not. To encrypt only some, name their keys:
          # encrypted_regex: ^(data|stringData|password)$
      """;

  private FirstConfig() {}

  static String of(List<String> recipients) {
    StringBuilder text = new StringBuilder(BEFORE);
    for (String recipient : recipients) {
      boolean isPlain = recipient.startsWith("age1");
      text.append("      - ").append(isPlain ? recipient : "\"" + recipient + "\"").append('\n');
    }
    return text.append(AFTER).toString();
  }
}
