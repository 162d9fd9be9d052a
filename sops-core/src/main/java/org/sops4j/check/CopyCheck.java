package org.sops4j.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds files that were made by copying others. No two files that were encrypted share a MAC or an
 * encrypted data key: each has a data key of its own, and encrypting it is randomised.
 */
final class CopyCheck {
  private final Map<String, FileReport> macs = new HashMap<>();
  private final Map<String, FileReport> dataKeys = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private CopyCheck() {}

  /** Looks through the reports in their order; of two files the later one is the copy. */
  static List<Finding> of(List<FileReport> reports) {
    CopyCheck check = new CopyCheck();
    for (FileReport report : reports) {
      if (report.encrypted()) {
        check.look(report);
      }
    }
    return check.findings;
  }

  private void look(FileReport report) {
    FileReport.Marks marks = report.marks();
    FileReport first = marks.mac().isEmpty() ? null : macs.putIfAbsent(marks.mac(), report);
    FileReport origin = sharing(report);
    if (first != null && first.marks().content() != marks.content()) {
      add(
          FindingKind.COPIED_MAC,
          report,
          "the file has the MAC of "
              + first.file()
              + " and other values: nobody can decrypt it as it is",
          "Take the file from its history; to reuse metadata, decrypt and encrypt anew");
    } else if (origin != null) {
      String same = first == null ? "was copied from it and changed" : "is a copy of it";
      add(
          FindingKind.COPIED_DATA_KEY,
          report,
          "the file has the data key of " + origin.file() + ": one of them " + same,
          "Give it a data key of its own: sops rotate -i " + report.file());
    }
  }

  /** The first file that has one of these encrypted data keys. */
  private @Nullable FileReport sharing(FileReport report) {
    FileReport found = null;
    for (String key : report.marks().dataKeys()) {
      FileReport other = dataKeys.putIfAbsent(key, report);
      found = other != null && found == null ? other : found;
    }
    return found;
  }

  private void add(FindingKind kind, FileReport report, String message, String advice) {
    findings.add(new Finding(kind, report.file(), 0, null, message, advice));
  }
}
