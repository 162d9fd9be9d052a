package org.sops4j.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.tree.KeyPath;

/** The report of one file while it is being written. */
final class Draft {
  private final String file;
  private final List<Finding> findings = new ArrayList<>();
  private boolean encrypted;
  private String problem = "";
  private FileReport.Marks marks = FileReport.Marks.NONE;

  Draft(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  boolean isClean() {
    return findings.isEmpty();
  }

  void add(FindingKind kind, int line, String message, String advice) {
    add(kind, line, null, message, advice);
  }

  void add(FindingKind kind, int line, @Nullable KeyPath path, String message, String advice) {
    findings.add(new Finding(kind, file, line, path, message, advice));
  }

  void encrypted(FileReport.Marks newMarks) {
    encrypted = true;
    marks = newMarks;
  }

  void problem(String text) {
    problem = text;
  }

  FileReport report() {
    return new FileReport(file, findings, encrypted, problem, marks);
  }
}
