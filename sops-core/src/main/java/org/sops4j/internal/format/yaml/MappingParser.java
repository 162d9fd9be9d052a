package org.sops4j.internal.format.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.internal.format.yaml.BlockParser.FirstKey;
import org.sops4j.internal.format.yaml.BlockParser.Role;
import org.sops4j.internal.format.yaml.BlockParser.Start;
import org.sops4j.internal.format.yaml.YamlNode.Kind;
import org.sops4j.internal.format.yaml.YamlNode.Style;

/** Parses mappings outside of brackets and braces. */
final class MappingParser {
  private final Scan scan;
  private final Cursor in;
  private final PropertyReader properties;
  private final ContentReader content;
  private final BlockParser nodes;

  MappingParser(Scan scan, PropertyReader properties, ContentReader content, BlockParser nodes) {
    this.scan = scan;
    this.in = scan.in;
    this.properties = properties;
    this.content = content;
    this.nodes = nodes;
  }

  /** Reads a mapping whose first key has been read, or begins here with a question mark. */
  YamlNode read(Start start, @Nullable Properties own, @Nullable FirstKey first) {
    YamlNode mapping = new YamlNode(Kind.MAPPING, start.line(), start.characterColumn());
    content.define(mapping, own);
    int around = scan.indent;
    nodes.enter(start.column(), mapping);
    FirstKey key = first;
    do {
      if (key == null) {
        readExplicitPair(mapping);
      } else {
        readPair(mapping, key);
      }
      key = null;
    } while (!scan.atBlockEnd() && (isExplicitKey() || (key = readKey()) != null));
    scan.comments.gatherAtBlockEnd(start.column(), in);
    scan.comments.moveToEnd(mapping);
    giveFootToLastKey(mapping);
    nodes.leave(around);
    return mapping;
  }

  private static void giveFootToLastKey(YamlNode mapping) {
    if (!mapping.footComment.isEmpty()) {
      mapping.children.get(mapping.children.size() - 2).footComment = mapping.footComment;
      mapping.footComment = "";
    }
  }

  private boolean isExplicitKey() {
    requireKeyColumn();
    return in.peek() == '?' && in.isBlankOrBreak(in.pos + 1);
  }

  private void requireKeyColumn() {
    if (in.column() > scan.indent || !scan.keyAllowed) {
      throw nodes.unexpectedToken("did not find expected key");
    }
  }

  /** Reads a key and finds its colon; there must be one on the same line. */
  private FirstKey readKey() {
    int c = in.peek();
    boolean indicator = (c == '-' || c == ':') && in.isBlankOrBreak(in.pos + 1);
    if (c == '|' || c == '>' || indicator) {
      throw nodes.unexpectedToken("did not find expected key");
    }
    int start = in.pos;
    int line = in.line;
    Properties own = properties.read();
    boolean bare = own != null && in.peek() == ':' && in.isBlankOrBreak(in.pos + 1);
    if (own != null && in.line > line) {
      throw noColon(line);
    }
    YamlNode node = bare ? content.empty(null) : content.read(own);
    int token = bare ? ContentReader.NO_TOKEN : content.token;
    int colon = content.findColon();
    if (colon < 0 || !content.isKey(start, line, colon)) {
      throw noColon(line);
    }
    return new FirstKey(node, own, colon, token);
  }

  private RuntimeException noColon(int line) {
    return SyntaxError.ofToken(in, "could not find expected ':'", line);
  }

  private void readPair(YamlNode mapping, FirstKey first) {
    YamlNode key = first.node();
    content.define(key, first.properties());
    in.pos = first.colon() + 1;
    scan.keyAllowed = false;
    boolean bare = first.token() == ContentReader.NO_TOKEN;
    scan.finishColon(first.colon(), bare ? scan.lastToken : first.token());
    content.takeComments(key, first.token());
    scan.comments.gather(first.colon());
    addKey(mapping, key);
    addValue(mapping, key, nodes.read(Role.VALUE));
  }

  private void readExplicitPair(YamlNode mapping) {
    int mark = in.pos;
    scan.comments.gather(mark);
    in.pos++;
    scan.keyAllowed = true;
    scan.finishIndicator(mark);
    YamlNode key = nodes.read(Role.VALUE);
    addKey(mapping, key);
    if (scan.atBlockEnd() || !atColon()) {
      addValue(mapping, key, content.empty(null));
      return;
    }
    int colon = in.pos++;
    int owner = scan.lastToken;
    scan.keyAllowed = true;
    scan.finishColon(colon, owner);
    takeLateComments(key, owner);
    scan.comments.gather(colon);
    addValue(mapping, key, nodes.read(Role.VALUE));
  }

  private boolean atColon() {
    return in.peek() == ':'
        && in.column() == scan.indent
        && scan.keyAllowed
        && in.isBlankOrBreak(in.pos + 1);
  }

  /** A comment behind the colon belongs to the key, which has already got its other comments. */
  private void takeLateComments(YamlNode key, int owner) {
    boolean scalar = key.kind == Kind.SCALAR || key.kind == Kind.ALIAS;
    if (scalar && (key.style != Style.PLAIN || !key.value().isEmpty())) {
      YamlNode late = new YamlNode(Kind.SCALAR, key.line, key.column);
      scan.comments.gather(owner);
      scan.comments.moveTo(late);
      key.headComment = join(key.headComment, late.headComment);
      key.lineComment = join(key.lineComment, late.lineComment);
      key.footComment = join(key.footComment, late.footComment);
    }
  }

  private static String join(String first, String second) {
    return first.isEmpty() ? second : second.isEmpty() ? first : first + "\n" + second;
  }

  private static void addKey(YamlNode mapping, YamlNode key) {
    List<YamlNode> children = mapping.children;
    children.add(key);
    if (children.size() > 2 && !key.footComment.isEmpty()) {
      // It was found on the way to the key, dedented: it belongs below the pair before.
      children.get(children.size() - 3).footComment = key.footComment;
      key.footComment = "";
    }
  }

  private static void addValue(YamlNode mapping, YamlNode key, YamlNode value) {
    mapping.children.add(value);
    if (key.footComment.isEmpty() && !value.footComment.isEmpty()) {
      key.footComment = value.footComment;
      value.footComment = "";
    }
  }
}
