package org.sops4j.age.internal.discovery;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Identity;
import org.sops4j.age.internal.identityfile.IdentityLines;
import org.sops4j.age.internal.kinds.Identities;
import org.sops4j.age.internal.text.Blanks;
import org.sops4j.key.KeySearch.Outcome;
import org.sops4j.spi.KeyContext;

/** Reads the identities of one source, one a line (keysources.md section 2.5). */
final class IdentityText {
  /** Where the reference stops reading a source, without a word. */
  private static final int LINE_LIMIT = 64 * 1024;

  private final String label;
  private final byte[] content;
  private final KeyContext context;

  IdentityText(String label, byte[] content, KeyContext context) {
    this.label = label;
    this.content = content;
    this.context = context;
  }

  /** Notes the identities, or none of them and an error if one is malformed. */
  void readInto(Findings findings) {
    List<Identity> found = new ArrayList<>();
    try {
      for (String text : texts()) {
        found.add(Identities.parse(text, context));
      }
      findings.found(label, found, Findings.count(found));
    } catch (AgeException e) {
      found.forEach(Identity::wipe);
      findings.failed(
          label,
          Outcome.MALFORMED,
          "failed to parse '" + label + "' age identities: " + e.getMessage());
    }
  }

  /** Returns all that must be identities. */
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    IdentityLines lines = new IdentityLines(content);
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (lines.length() >= LINE_LIMIT) {
        break;
      }
      if (!IdentityLines.isBlank(line)) {
        addLine(line, texts);
      }
    }
    return texts;
  }

  private void addLine(String line, List<String> texts) {
    if (label.equals(Variables.KEY)) {
      texts.addAll(Blanks.words(line));
    } else {
      texts.add(line);
    }
  }
}
