package org.sops4j.internal.format.yaml;

import java.util.HashSet;
import java.util.Set;
import org.sops4j.error.MalformedDocumentException;

/** Reads the directives above a document. */
final class DirectiveReader {
  private final Scan scan;
  private final Cursor in;
  private final TagReader tags;
  private final Set<String> seen = new HashSet<>();

  DirectiveReader(Scan scan, TagReader tags) {
    this.scan = scan;
    this.in = scan.in;
    this.tags = tags;
  }

  /** Reads all directives that follow; tells whether there was one. */
  boolean readAll() {
    forget();
    while (in.peek() == '%' && in.column() == 0) {
      int start = in.pos;
      read();
      scan.keyAllowed = false;
      scan.contentLine = in.line;
      scan.finishToken(start);
    }
    return !seen.isEmpty();
  }

  /** Forgets the directives of the last document. */
  void forget() {
    seen.clear();
    tags.resetHandles();
  }

  private void read() {
    int from = ++in.pos;
    while (PropertyReader.isWordCharacter(in.peek())) {
      in.pos++;
    }
    String name = in.text(from, in.pos);
    if (name.isEmpty()) {
      throw error("could not find expected directive name");
    }
    if (!in.isBlankOrBreak(in.pos)) {
      throw error("found unexpected non-alphabetical character");
    }
    if (name.equals("YAML")) {
      readVersion();
    } else if (name.equals("TAG")) {
      readTag();
    } else {
      throw error("found unknown directive name");
    }
    skipBlanks();
    if (in.peek() == '#') {
      in.pos = in.lineEnd(in.pos);
    }
    if (!in.isBreakOrEnd(in.pos)) {
      throw error("did not find expected comment or line break");
    }
  }

  private void skipBlanks() {
    while (Cursor.isBlank(in.peek())) {
      in.pos++;
    }
  }

  private void readVersion() {
    skipBlanks();
    int major = readNumber();
    if (in.peek() != '.') {
      throw error("did not find expected digit or '.' character");
    }
    in.pos++;
    int minor = readNumber();
    if (!seen.add("%YAML")) {
      throw SyntaxError.ofStructure(in, "found duplicate %YAML directive", 0);
    }
    if (major != 1 || minor != 1) {
      throw SyntaxError.ofStructure(in, "found incompatible YAML document", 0);
    }
  }

  private int readNumber() {
    int from = in.pos;
    int number = 0;
    while (in.peek() >= '0' && in.peek() <= '9') {
      number = number * 10 + in.peek() - '0';
      in.pos++;
      if (in.pos - from > 2) {
        throw error("found extremely long version number");
      }
    }
    if (in.pos == from) {
      throw error("did not find expected version number");
    }
    return number;
  }

  private void readTag() {
    skipBlanks();
    if (in.peek() != '!') {
      throw error("did not find expected '!'");
    }
    String handle = tags.readHandle();
    if (handle.length() > 1 && !handle.endsWith("!")) {
      throw error("did not find expected '!'");
    }
    if (!Cursor.isBlank(in.peek())) {
      throw error("did not find expected whitespace");
    }
    skipBlanks();
    String prefix = tags.readUri();
    if (prefix.isEmpty()) {
      throw error("did not find expected tag URI");
    }
    if (!in.isBlankOrBreak(in.pos)) {
      throw error("did not find expected whitespace or line break");
    }
    if (!seen.add(handle)) {
      throw SyntaxError.ofStructure(in, "found duplicate %TAG directive", 0);
    }
    tags.handles().put(handle, prefix);
  }

  private MalformedDocumentException error(String problem) {
    return SyntaxError.ofToken(in, problem, in.line);
  }
}
