package org.sops4j.cli.command;

import java.util.List;
import org.sops4j.KeyChanges;
import org.sops4j.metadata.KeyRef;

/** The differences between the keys of a file and those of its rule, as they are shown. */
final class KeyDiff {
  private static final String GREEN = "\u001b[32m";
  private static final String RED = "\u001b[31m";
  private static final String UNDERLINED = "\u001b[4m";
  private static final String PLAIN = "\u001b[0m";

  private final StringBuilder text = new StringBuilder();
  private final boolean coloured;

  private KeyDiff(boolean coloured) {
    this.coloured = coloured;
  }

  /** Several lines, each with its line feed. */
  static String of(KeyChanges changes, boolean coloured) {
    KeyDiff diff = new KeyDiff(coloured);
    diff.text.append("The following changes will be made to the file's groups:\n");
    diff.threshold(changes.threshold(), changes.newThreshold());
    for (int i = 0; i < changes.differences().size(); i++) {
      KeyChanges.Difference group = changes.differences().get(i);
      diff.line(UNDERLINED, "Group " + (i + 1));
      for (KeyRef key : group.common()) {
        diff.text.append("    ").append(key.display()).append('\n');
      }
      diff.keys(GREEN, "+++ ", group.added());
      diff.keys(RED, "--- ", group.removed());
    }
    return diff.text.toString();
  }

  private void threshold(int now, int then) {
    if (now == then) {
      text.append(now > 0 ? "shamir_threshold: " + now + "\n" : "");
      return;
    }
    if (then > 0) {
      line(GREEN, "+++ shamir_threshold: " + then);
    }
    if (now > 0) {
      line(RED, "--- shamir_threshold: " + now);
    }
  }

  private void keys(String colour, String sign, List<KeyRef> keys) {
    for (KeyRef key : keys) {
      line(colour, sign + key.display());
    }
  }

  /** A line whose colour ends behind its line feed. */
  private void line(String colour, String line) {
    text.append(coloured ? colour : "").append(line).append('\n');
    text.append(coloured ? PLAIN : "");
  }
}
