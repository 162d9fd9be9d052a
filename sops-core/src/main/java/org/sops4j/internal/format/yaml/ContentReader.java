package org.sops4j.internal.format.yaml;

import org.jspecify.annotations.Nullable;
import org.sops4j.error.MalformedDocumentException;
import org.sops4j.internal.format.yaml.YamlNode.Kind;
import org.sops4j.internal.format.yaml.YamlNode.Style;

/** Reads the content of a node other than a block collection: a scalar, an alias, a flow one. */
final class ContentReader {
  /** Instead of a token, for a node without content: it cannot have comments. */
  static final int NO_TOKEN = -1;

  private final Scan scan;
  private final Cursor in;
  private final PropertyReader properties;
  private final Anchors anchors;
  private final PlainScalar plain;
  private final QuotedScalar quoted;
  private final FlowParser flow;

  /** Where the last token of the content starts: its start, or its closing bracket. */
  int token;

  ContentReader(Scan scan, PropertyReader properties, Anchors anchors) {
    this.scan = scan;
    this.in = scan.in;
    this.properties = properties;
    this.anchors = anchors;
    this.plain = new PlainScalar(scan);
    this.quoted = new QuotedScalar(scan);
    this.flow = new FlowParser(scan, properties, this);
  }

  /** Reads the content here; the cursor ends right behind it, or at the next word or line. */
  YamlNode read(@Nullable Properties own) {
    int c = in.peek();
    int start = in.pos;
    if (c == '[' || c == '{') {
      YamlNode collection = flow.read(own);
      token = in.pos - 1;
      return collection;
    }
    YamlNode node =
        new YamlNode(c == '*' ? Kind.ALIAS : Kind.SCALAR, in.line, in.characterColumn(start));
    scan.keyAllowed = false;
    if (c == '*') {
      node.setValue(readAlias(own));
    } else {
      readScalar(c, node);
    }
    token = start;
    return node;
  }

  private String readAlias(@Nullable Properties own) {
    if (own != null) {
      throw SyntaxError.ofStructure(in, "did not find expected key", 0);
    }
    String name = properties.readName();
    scan.contentLine = in.line;
    return name;
  }

  private void readScalar(int c, YamlNode node) {
    switch (c) {
      case '"':
        node.style = Style.DOUBLE_QUOTED;
        node.setValue(quoted.read());
        break;
      case '\'':
        node.style = Style.SINGLE_QUOTED;
        node.setValue(quoted.read());
        break;
      case '|':
      case '>':
        if (scan.flowDepth > 0) {
          throw unexpectedCharacter();
        }
        node.style = c == '|' ? Style.LITERAL : Style.FOLDED;
        scan.keyAllowed = true;
        node.setValue(new BlockScalar(scan).read());
        break;
      default:
        requirePlain(c);
        plain.read(node);
        break;
    }
  }

  private void requirePlain(int c) {
    switch (c) {
      case ',':
      case ']':
      case '}':
      case 0:
        throw noContent();
      case '%':
      case '@':
      case '`':
      case '\t':
        throw unexpectedCharacter();
      case '&':
      case '!':
        throw SyntaxError.ofStructure(in, "did not find expected key", 0);
      case '-':
        if (in.isBlankOrBreak(in.pos + 1)) {
          throw noContent();
        }
        break;
      case '?':
      case ':':
        if (scan.flowDepth > 0 || in.isBlankOrBreak(in.pos + 1)) {
          throw noContent();
        }
        break;
      default:
        break;
    }
  }

  private MalformedDocumentException noContent() {
    return SyntaxError.ofStructure(in, "did not find expected node content", 0);
  }

  private MalformedDocumentException unexpectedCharacter() {
    return SyntaxError.ofToken(in, "found character that cannot start any token", 0);
  }

  /** Makes an empty scalar of properties alone, or of nothing. */
  YamlNode empty(@Nullable Properties own) {
    YamlNode node = new YamlNode(Kind.SCALAR, scan.emptyLine, scan.emptyColumn);
    anchors.define(node, own);
    return node;
  }

  /** Finishes a node whose properties are known. */
  void define(YamlNode node, @Nullable Properties own) {
    if (node.kind == Kind.ALIAS) {
      anchors.resolve(node);
    } else {
      anchors.define(node, own);
    }
  }

  /** Gives the comments at the last token of a node to the node. */
  void takeComments(YamlNode node, int lastToken) {
    if (lastToken == NO_TOKEN) {
      return;
    }
    scan.comments.gather(lastToken);
    if (node.kind == Kind.SCALAR || node.kind == Kind.ALIAS) {
      scan.comments.moveTo(node);
    } else {
      scan.comments.moveToEnd(node);
    }
  }

  /** Finds the colon behind a key on the same line; -1 if there is none. */
  int findColon() {
    if (in.line > scan.contentLine) {
      return -1;
    }
    int p = in.pos;
    while (Cursor.isBlank(in.at(p))) {
      p++;
    }
    boolean found = in.at(p) == ':' && (scan.flowDepth > 0 || in.isBlankOrBreak(p + 1));
    return found ? p : -1;
  }

  /** Tells whether what begins at a place can be a key before the colon on the same line. */
  boolean isKey(int start, int line, int colon) {
    return line == in.line && (colon - start <= 1024 || in.countCharacters(start, colon) <= 1024);
  }
}
