package org.sops4j.age.internal.discovery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Identity;
import org.sops4j.age.internal.UnsupportedKindException;
import org.sops4j.age.internal.kinds.Identities;
import org.sops4j.age.internal.text.Blanks;
import org.sops4j.spi.KeyContext;
import org.sops4j.tree.Utf8;

/** Reads the identities of one source, one a line (keysources.md section 2.5). */
final class IdentityText {
  /** Where the reference stops reading a source, without a word. */
  private static final int LINE_LIMIT = 64 * 1024;

  private final String label;
  private final byte[] content;
  private final KeyContext context;

  IdentityText(Findings.Source source, KeyContext context) {
    this.context = context;
    this.label = source.label();
    this.content = source.content();
  }

  /** Adds the identities, or none of them and an error if one is malformed. */
  void parse(List<Identity> identities, Findings findings) {
    if (startsWith("age-encryption") || startsWith("-----BEGIN AGE")) {
      findings.error(unsupported("passphrase-protected identity files are not supported yet"));
      return;
    }
    List<String> problems = new ArrayList<>();
    List<Identity> found = new ArrayList<>();
    try {
      for (String text : texts()) {
        try {
          found.add(Identities.parse(text, context));
        } catch (UnsupportedKindException e) {
          problems.add(unsupported(e.getMessage()));
        }
      }
    } catch (AgeException e) {
      found.forEach(Identity::wipe);
      findings.error("failed to parse '" + label + "' age identities: " + e.getMessage());
      return;
    }
    problems.forEach(findings::error);
    identities.addAll(found);
    if (found.isEmpty() && problems.isEmpty()) {
      findings.unused(label);
    }
  }

  private String unsupported(String problem) {
    return problem + " ('" + label + "')";
  }

  /** Returns all that must be identities. */
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    int start = 0;
    while (start < content.length) {
      int end = start;
      while (end < content.length && content[end] != '\n') {
        end++;
      }
      if (end - start >= LINE_LIMIT) {
        break;
      }
      int cut = end > start && content[end - 1] == '\r' ? end - 1 : end;
      addLine(Utf8.decode(content, start, cut - start), texts);
      start = end + 1;
    }
    return texts;
  }

  private void addLine(String line, List<String> texts) {
    if (line.isEmpty() || line.charAt(0) == '#') {
      return;
    }
    if (label.equals(Variables.KEY)) {
      texts.addAll(Blanks.words(line));
    } else {
      texts.add(line);
    }
  }

  private boolean startsWith(String prefix) {
    int length = prefix.length();
    return content.length >= length
        && prefix.equals(new String(content, 0, length, StandardCharsets.ISO_8859_1));
  }
}
