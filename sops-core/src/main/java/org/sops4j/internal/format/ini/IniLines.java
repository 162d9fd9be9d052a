package org.sops4j.internal.format.ini;

import org.sops4j.error.MalformedDocumentException;
import org.sops4j.tree.SourcePosition;

/** The lines of a file, each with its line feed. */
final class IniLines {
  private static final String PREFIX = "Could not unmarshal input data: ";

  private final String text;
  private int at;
  private int number;
  private boolean ended;

  IniLines(String text) {
    this.text = text;
  }

  /** Returns the next line; at the end of the file what is left, perhaps nothing. */
  String next() {
    int end = text.indexOf('\n', at);
    number++;
    ended = end < 0;
    String line = text.substring(at, ended ? text.length() : end + 1);
    at += line.length();
    return line;
  }

  /** Tells whether the end of the file has been met, which only a line without line feed tells. */
  boolean ended() {
    return ended;
  }

  /** Returns where in the line that came last something begins. */
  SourcePosition position(int indent) {
    return new SourcePosition(number, indent + 1);
  }

  MalformedDocumentException failure(String message) {
    return new MalformedDocumentException(PREFIX + message, number, 1);
  }

  /** A failure whose text ends in what the file has. */
  MalformedDocumentException failure(String message, String quoted) {
    return failure(message + quoted).summarized(PREFIX + message);
  }
}
