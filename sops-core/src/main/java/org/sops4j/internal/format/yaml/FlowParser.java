package org.sops4j.internal.format.yaml;

import org.jspecify.annotations.Nullable;
import org.sops4j.error.MalformedDocumentException;
import org.sops4j.internal.format.yaml.YamlNode.Kind;

/** Parses collections in brackets and braces. */
final class FlowParser {
  static final int MAX_DEPTH = 10_000;

  private final Scan scan;
  private final Cursor in;
  private final PropertyReader properties;
  private final ContentReader content;

  FlowParser(Scan scan, PropertyReader properties, ContentReader content) {
    this.scan = scan;
    this.in = scan.in;
    this.properties = properties;
    this.content = content;
  }

  /** Reads a collection whose opening bracket is here; stops right behind the closing one. */
  YamlNode read(@Nullable Properties own) {
    boolean sequence = in.peek() == '[';
    int start = in.pos;
    int line = in.line;
    YamlNode node =
        new YamlNode(sequence ? Kind.SEQUENCE : Kind.MAPPING, line, in.characterColumn(start));
    content.define(node, own);
    if (++scan.flowDepth > MAX_DEPTH) {
      throw SyntaxError.ofToken(in, "exceeded max depth of " + MAX_DEPTH, line);
    }
    in.pos++;
    scan.keyAllowed = true;
    scan.contentLine = line;
    scan.finishToken(start);
    scan.comments.gather(start);
    scan.comments.moveTo(node);
    if (sequence) {
      readElements(node, line);
    } else {
      readPairs(node, line);
    }
    in.pos++;
    scan.flowDepth--;
    scan.keyAllowed = false;
    scan.contentLine = in.line;
    return node;
  }

  private void readElements(YamlNode sequence, int line) {
    boolean first = true;
    while (in.peek() != ']') {
      if (!first && !scan.afterComma) {
        throw unexpected("',' or ']'", line);
      }
      first = false;
      sequence.children.add(in.peek() == '?' ? readExplicitPair(line) : readElement());
    }
  }

  private YamlNode readElement() {
    int start = in.pos;
    int line = in.line;
    boolean mayBeKey = scan.keyAllowed;
    YamlNode pair = new YamlNode(Kind.MAPPING, line, in.characterColumn(start));
    YamlNode node = readContent();
    int colon = content.findColon();
    if (mayBeKey && colon >= 0 && content.isKey(start, line, colon)) {
      content.takeComments(node, content.token);
      pair.children.add(node);
      pair.children.add(readValue(colon));
      giveFootToKey(pair);
      return pair;
    }
    finish(node);
    return node;
  }

  /** Reads a pair without braces that begins with a question mark. */
  private YamlNode readExplicitPair(int line) {
    YamlNode pair = new YamlNode(Kind.MAPPING, in.line, in.characterColumn(in.pos));
    readQuestionMark();
    if (endsNode()) {
      throw unexpected("',' or ']'", line);
    }
    pair.children.add(readNode());
    pair.children.add(readOptionalValue());
    giveFootToKey(pair);
    return pair;
  }

  private void readPairs(YamlNode mapping, int line) {
    boolean first = true;
    while (in.peek() != '}') {
      if (!first && !scan.afterComma) {
        throw unexpected("',' or '}'", line);
      }
      first = false;
      if (in.peek() == '?') {
        readQuestionMark();
        mapping.children.add(endsNode() ? content.empty(null) : readNode());
        mapping.children.add(readOptionalValue());
      } else {
        readPair(mapping);
      }
      giveFootToKey(mapping);
    }
  }

  private void readPair(YamlNode mapping) {
    int start = in.pos;
    int line = in.line;
    boolean mayBeKey = scan.keyAllowed;
    YamlNode key = readContent();
    int colon = content.findColon();
    mapping.children.add(key);
    if (mayBeKey && colon >= 0 && content.isKey(start, line, colon)) {
      content.takeComments(key, content.token);
      mapping.children.add(readValue(colon));
    } else {
      finish(key);
      mapping.children.add(content.empty(null));
    }
  }

  private static void giveFootToKey(YamlNode mapping) {
    int last = mapping.children.size() - 1;
    YamlNode key = mapping.children.get(last - 1);
    YamlNode value = mapping.children.get(last);
    if (key.footComment.isEmpty()) {
      key.footComment = value.footComment;
      value.footComment = "";
    }
  }

  private void readQuestionMark() {
    int start = in.pos++;
    scan.keyAllowed = false;
    scan.afterComma = false;
    scan.finishIndicator(start);
  }

  private YamlNode readOptionalValue() {
    if (!scan.afterComma && in.peek() == ':') {
      return readValue(in.pos);
    }
    YamlNode empty = content.empty(null);
    if (!scan.afterComma) {
      finishComma();
    }
    return empty;
  }

  private YamlNode readValue(int colon) {
    in.pos = colon + 1;
    scan.keyAllowed = false;
    scan.afterComma = false;
    scan.finishColon(colon, colon);
    scan.comments.gather(colon);
    return endsNode() && in.peek() != ':' ? readOptionalValue() : readNode();
  }

  private YamlNode readNode() {
    YamlNode node = readContent();
    finish(node);
    return node;
  }

  /** Reads properties and content; the content may be missing. */
  private YamlNode readContent() {
    Properties own = properties.read();
    if (own != null && (in.peek() == '&' || in.peek() == '!')) {
      own = joinLines(own);
    }
    scan.afterComma = false;
    if (own != null && endsNode()) {
      content.token = ContentReader.NO_TOKEN;
      return content.empty(own);
    }
    if (in.pos >= in.end || in.isDocumentMarker()) {
      throw SyntaxError.ofStructure(in, "did not find expected node content", 0);
    }
    YamlNode node = content.read(own);
    content.define(node, own);
    return node;
  }

  private Properties joinLines(Properties first) {
    Properties more = properties.read();
    Properties joined = more == null ? first : Properties.join(first, more);
    if (joined == null) {
      throw unexpected("',' or ']'", 0);
    }
    return joined;
  }

  private boolean endsNode() {
    int c = in.peek();
    return c == ',' || c == ']' || c == '}' || c == ':';
  }

  /** Goes to the token behind a node, beyond a comma, and gives the node its comments. */
  private void finish(YamlNode node) {
    int token = content.token;
    if (token != ContentReader.NO_TOKEN) {
      scan.finishToken(token);
    }
    finishComma();
    content.takeComments(node, token);
  }

  /** Reads a comma; comments behind it belong to what stands before it. */
  private void finishComma() {
    scan.afterComma = in.peek() == ',';
    if (scan.afterComma) {
      in.pos++;
      scan.keyAllowed = true;
      scan.contentLine = in.line;
      scan.finishToken(scan.lastToken);
    }
  }

  private MalformedDocumentException unexpected(String wanted, int line) {
    return SyntaxError.ofStructure(in, "did not find expected " + wanted, line);
  }
}
