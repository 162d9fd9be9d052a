package org.sops4j.internal.format.yaml;

import org.sops4j.error.MalformedDocumentException;

/**
 * Makes the exceptions for text that is not YAML. The line in a message is the reference's, which
 * names none on the first line, prefers the line where the surrounding construct began, and counts
 * from 0 for errors of structure; the exception itself has the true place.
 */
final class SyntaxError {
  private SyntaxError() {}

  /** A mistake within a scalar, a tag or another small unit. */
  static MalformedDocumentException ofToken(Cursor in, String problem, int contextLine) {
    int line = contextLine > 1 ? contextLine : in.line;
    return at(in, problem, line > 1 ? line : 0);
  }

  /** A mistake in how units follow each other. */
  static MalformedDocumentException ofStructure(Cursor in, String problem, int contextLine) {
    int line = contextLine > 1 ? contextLine : in.line;
    return at(in, problem, line - 1);
  }

  private static MalformedDocumentException at(Cursor in, String problem, int shownLine) {
    String where = shownLine > 0 ? "line " + shownLine + ": " : "";
    return new MalformedDocumentException(
        "yaml: " + where + problem, in.line, in.characterColumn(Math.min(in.pos, in.end)));
  }
}
