package org.sops4j.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.tree.Format;

/**
 * Says why an encrypted file cannot be read, in words that quote nothing of it: a broken file may
 * have secrets in clear.
 */
final class Malformed {
  private static final String RESTORE = "Take the file from its history";
  private static final String REPEATED = " already defined at line ";

  private final Draft draft;
  private final Format format;
  private final Evidence evidence;

  Malformed(Draft draft, Format format, Evidence evidence) {
    this.draft = draft;
    this.format = format;
    this.evidence = evidence;
  }

  /**
   * Writes the finding.
   *
   * @return false if the file is none that was ever encrypted, as far as can be told
   */
  boolean isExplained(SopsException e) {
    if (e.code() == ErrorCode.NOT_ENCRYPTED) {
      return evidence.covered() && evidence.hasSealedValues() && lost();
    }
    if (!evidence.hasMetadata()) {
      return false;
    }
    if (evidence.conflictLine() > 0) {
      draft.add(
          FindingKind.CONFLICT_MARKERS,
          evidence.conflictLine(),
          "the file has conflict markers: a merge is not finished",
          "Settle the merge with one whole version, and repeat the change of the other with sops"
              + " edit");
    } else if (!isRepeated(e)) {
      other(e);
    }
    return true;
  }

  private boolean lost() {
    draft.add(
        FindingKind.INVALID_METADATA,
        0,
        "the file has encrypted values and no metadata: nobody can decrypt it as it is",
        RESTORE);
    return true;
  }

  private boolean isRepeated(SopsException e) {
    if (e.reason().contains("uplicate")) { // an entry, or a value of flat metadata
      duplicateMetadata(0);
      return true;
    }
    List<String> lines = new ArrayList<>();
    for (String line : e.reason().split("\n", -1)) {
      if (line.contains(REPEATED)) {
        lines.add(line.strip());
      }
    }
    for (String line : lines) {
      repeated(line);
    }
    return !lines.isEmpty();
  }

  /** Takes a line such as {@code line 7: mapping key "a" already defined at line 3}. */
  private void repeated(String text) {
    int line = Integer.parseInt(text.substring("line ".length(), text.indexOf(':')));
    String key = text.substring(text.indexOf('"'), text.lastIndexOf(REPEATED));
    String first = text.substring(text.lastIndexOf(REPEATED) + REPEATED.length());
    if (key.equals("\"sops\"")) {
      duplicateMetadata(line);
      return;
    }
    draft.add(
        FindingKind.DUPLICATE_KEY,
        line,
        "the key " + key + " is there before, at line " + first,
        "Keep one of them: until then nobody can decrypt the file");
  }

  private void duplicateMetadata(int line) {
    draft.add(
        FindingKind.DUPLICATE_METADATA,
        line,
        "the file has its metadata more than once: nobody can decrypt it as it is",
        "Keep the block that came with the values, or take the file from its history");
  }

  private void other(SopsException e) {
    boolean isMetadata = e.code() == ErrorCode.INVALID_METADATA;
    String what =
        isMetadata
            ? "the file has metadata that cannot be understood"
            : "the file cannot be read as " + format.id().toUpperCase(Locale.ROOT);
    draft.add(
        isMetadata ? FindingKind.INVALID_METADATA : FindingKind.UNREADABLE,
        e.line(),
        e.keyPath().orElse(null),
        what + reason(e, isMetadata),
        RESTORE);
  }

  /** What is said of metadata quotes it, and it need not be metadata. */
  private static String reason(SopsException e, boolean isMetadata) {
    return isMetadata && e.summary().indexOf('"') >= 0 ? "" : ": " + e.summary();
  }
}
