package org.sops4j.internal.format.yaml;

import org.jspecify.annotations.Nullable;
import org.sops4j.error.MalformedDocumentException;
import org.sops4j.internal.format.yaml.YamlNode.Kind;

/** Parses nodes outside of brackets and braces, where indentation tells what belongs together. */
final class BlockParser {
  /** What a node is to the collection around it. */
  enum Role {
    /** A key behind a question mark, a value, or a whole document. */
    VALUE,
    /** An element of a list that is indented more than what surrounds it. */
    ELEMENT,
    /** An element of a list whose dashes stand at the column of the mapping around it. */
    FLUSH_ELEMENT
  }

  private final Scan scan;
  private final Cursor in;
  private final PropertyReader properties;
  private final ContentReader content;
  private final MappingParser mappings;

  BlockParser(Scan scan, PropertyReader properties, ContentReader content) {
    this.scan = scan;
    this.in = scan.in;
    this.properties = properties;
    this.content = content;
    this.mappings = new MappingParser(scan, properties, content, this);
  }

  /** Reads the node at the next token; an empty one if that token does not belong to it. */
  YamlNode read(Role role) {
    Properties outer = null;
    if (role == Role.VALUE) {
      scan.comments.forgetStem();
    }
    while (true) {
      if (scan.atBlockEnd()) {
        return content.empty(outer);
      }
      int c = in.peek();
      if ((c == '-' || c == '?' || c == ':') && in.isBlankOrBreak(in.pos + 1)) {
        return readIndicator(c, role, outer);
      }
      if (in.column() == scan.indent && c != '|' && c != '>') {
        if (role == Role.ELEMENT && outer == null) {
          throw SyntaxError.ofStructure(in, "did not find expected node content", 0);
        }
        return content.empty(outer);
      }
      Start start = new Start(scan);
      Properties inner = properties.read();
      if (inner == null || in.line == start.line()) {
        return readContent(start, outer, inner);
      }
      outer = join(outer, inner);
      scan.comments.forgetStem();
    }
  }

  private Properties join(@Nullable Properties outer, Properties inner) {
    Properties joined = Properties.join(outer, inner);
    if (joined == null) {
      throw SyntaxError.ofStructure(in, "did not find expected key", 0);
    }
    return joined;
  }

  private YamlNode readIndicator(int c, Role role, @Nullable Properties outer) {
    requireAllowed(c);
    int column = in.column();
    if (column > scan.indent) {
      if (c == '-') {
        return readSequence(outer, column);
      }
      if (c == '?') {
        return mappings.read(new Start(scan), outer, null);
      }
      throw SyntaxError.ofStructure(in, "did not find expected key", 0);
    }
    if (c == '-' && role == Role.VALUE) {
      return readSequence(outer, column);
    }
    if (c != '-' && role == Role.ELEMENT && outer == null) {
      throw SyntaxError.ofStructure(in, "did not find expected node content", 0);
    }
    return content.empty(outer);
  }

  private void requireAllowed(int c) {
    if (!scan.keyAllowed) {
      String what =
          c == '-' ? "block sequence entries" : c == '?' ? "mapping keys" : "mapping values";
      throw SyntaxError.ofToken(in, what + " are not allowed in this context", 0);
    }
  }

  /** Reads a scalar, alias or flow collection, or the mapping of which it is the first key. */
  private YamlNode readContent(
      Start start, @Nullable Properties outer, @Nullable Properties inner) {
    boolean bare = inner != null && (in.pos >= in.end || isColon());
    if (inner != null && !bare && in.isBlankOrBreak(in.pos + 1)) {
      int c = in.peek();
      if (c == '-' || c == '?') {
        requireAllowed(c);
      }
    }
    // An outer anchor must be known within the content, and is given to the mapping if there is
    // one.
    Properties known = inner == null && in.peek() != '*' ? outer : inner;
    YamlNode node = bare ? content.empty(null) : content.read(known);
    int token = bare ? ContentReader.NO_TOKEN : content.token;
    int colon = content.findColon();
    if (colon < 0) {
      if (node.kind == Kind.ALIAS && outer != null) {
        throw unexpectedToken("did not find expected key");
      }
      content.define(node, inner == null ? outer : join(outer, inner));
      if (!bare) {
        scan.finishToken(token);
        content.takeComments(node, token);
      }
      return node;
    }
    if (!start.keyAllowed() || !content.isKey(start.pos(), start.line(), colon)) {
      in.pos = colon;
      throw SyntaxError.ofToken(in, "mapping values are not allowed in this context", 0);
    }
    return mappings.read(start, outer, new FirstKey(node, inner, colon, token));
  }

  private boolean isColon() {
    return in.peek() == ':' && in.isBlankOrBreak(in.pos + 1);
  }

  /** Reads a list whose first dash is here; at the column of the mapping around it, or deeper. */
  private YamlNode readSequence(@Nullable Properties outer, int column) {
    YamlNode sequence = new YamlNode(Kind.SEQUENCE, in.line, in.characterColumn(in.pos));
    content.define(sequence, outer);
    int around = scan.indent;
    Role role = column > around ? Role.ELEMENT : Role.FLUSH_ELEMENT;
    if (role == Role.ELEMENT) {
      enter(column, sequence);
    }
    do {
      sequence.children.add(readElement(role));
    } while (atDash(role));
    if (role == Role.ELEMENT) {
      scan.comments.gatherAtBlockEnd(column, in);
      leave(around);
    }
    return sequence;
  }

  /** Enters a block collection: gives it its stem and makes its column the current one. */
  void enter(int column, YamlNode collection) {
    if (++scan.blockDepth > FlowParser.MAX_DEPTH) {
      throw SyntaxError.ofToken(in, "exceeded max depth of " + FlowParser.MAX_DEPTH, in.line);
    }
    scan.comments.moveStemTo(collection);
    scan.indent = column;
  }

  void leave(int around) {
    scan.blockDepth--;
    scan.indent = around;
  }

  private YamlNode readElement(Role role) {
    int dash = in.pos;
    scan.comments.gather(dash);
    scan.comments.markStem();
    in.pos++;
    scan.keyAllowed = true;
    scan.finishDash(dash);
    return read(role);
  }

  private boolean atDash(Role role) {
    if (scan.atBlockEnd()) {
      return false;
    }
    boolean dash = in.peek() == '-' && in.isBlankOrBreak(in.pos + 1);
    if (dash) {
      requireAllowed('-');
    }
    if (dash && in.column() == scan.indent) {
      return true;
    }
    if (role == Role.FLUSH_ELEMENT) {
      return false;
    }
    throw unexpectedToken("did not find expected '-' indicator");
  }

  MalformedDocumentException unexpectedToken(String problem) {
    return SyntaxError.ofStructure(in, problem, 0);
  }

  /**
   * Where a node begins.
   *
   * @param pos in the input
   * @param line counted from 1
   * @param column in bytes, counted from 0
   * @param characterColumn in characters, counted from 1
   * @param keyAllowed whether a key may begin there
   */
  record Start(int pos, int line, int column, int characterColumn, boolean keyAllowed) {
    Start(Scan scan) {
      this(
          scan.in.pos,
          scan.in.line,
          scan.in.column(),
          scan.in.characterColumn(scan.in.pos),
          scan.keyAllowed);
    }
  }

  /**
   * The first key of a mapping that was recognised by its colon.
   *
   * @param node the key
   * @param properties those of the key alone
   * @param colon where its colon is
   * @param token where its last token starts
   */
  record FirstKey(YamlNode node, @Nullable Properties properties, int colon, int token) {}
}
