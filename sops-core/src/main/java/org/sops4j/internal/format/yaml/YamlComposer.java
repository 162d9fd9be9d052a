package org.sops4j.internal.format.yaml;

import org.jspecify.annotations.Nullable;
import org.sops4j.internal.format.yaml.BlockParser.Role;

/**
 * Composes the documents of a YAML file one after the other (format.md section 6.1.1). What is no
 * YAML is refused in the reference's words with a {@link
 * org.sops4j.error.MalformedDocumentException}; what a document means is not looked at.
 */
public final class YamlComposer {
  private final Scan scan;
  private final Cursor in;
  private final DirectiveReader directives;
  private final ContentReader content;
  private final BlockParser nodes;
  private boolean started;

  /** Whether the marker above the next document has been read. */
  private boolean beyondMarker;

  /**
   * Makes a composer of a file.
   *
   * @param input the whole file, in UTF-8, or in UTF-16 with a byte order mark
   */
  public YamlComposer(byte[] input) {
    in = InputDecoder.decode(input);
    scan = new Scan(in);
    PropertyReader properties = new PropertyReader(scan);
    directives = new DirectiveReader(scan, properties.tags());
    content = new ContentReader(scan, properties, new Anchors());
    nodes = new BlockParser(scan, properties, content);
  }

  /**
   * Composes the first document of a file.
   *
   * @param input the whole file
   * @return the root, or null if there is no document
   */
  public static @Nullable YamlNode firstDocument(byte[] input) {
    YamlDocument first = new YamlComposer(input).next();
    return first == null ? null : first.root();
  }

  /**
   * Composes the next document.
   *
   * @return the document, or null after the last one
   */
  public @Nullable YamlDocument next() {
    YamlDocument document = new YamlDocument();
    boolean first = !started;
    if (first) {
      started = true;
      scan.toNextToken();
    }
    if (beyondMarker) {
      directives.forget();
    } else {
      if (in.pos >= in.end) {
        return null;
      }
      scan.comments.gather(in.pos);
      readStart(first, document);
    }
    readContent(document);
    return document;
  }

  private void readStart(boolean first, YamlDocument document) {
    boolean directed = directives.readAll();
    if (in.column() == 0 && in.isMarker('-')) {
      readMarker();
    } else if (directed || !first) {
      throw SyntaxError.ofStructure(in, "did not find expected <document start>", 0);
    } else {
      scan.comments.moveToDocumentStart(document);
      if (in.isDocumentMarker()) {
        throw SyntaxError.ofStructure(in, "did not find expected node content", 0);
      }
    }
  }

  private void readMarker() {
    int start = in.pos;
    in.pos += 3;
    scan.keyAllowed = false;
    scan.finishDash(start);
  }

  private void readContent(YamlDocument document) {
    beyondMarker = false;
    document.root = scan.atBlockEnd() ? content.empty(null) : nodes.read(Role.VALUE);
    int end = in.pos;
    if (in.isDocumentMarker()) {
      // Comments right below a marker belong to what precedes it.
      beyondMarker = in.isMarker('-');
      readMarker();
    } else if (in.peek() == '\t' || in.peek() == '@' || in.peek() == '`') {
      throw SyntaxError.ofToken(in, "found character that cannot start any token", 0);
    }
    scan.comments.gather(end);
    scan.comments.moveToDocumentEnd(document);
    skipEndMarkers();
  }

  private void skipEndMarkers() {
    while (!beyondMarker && in.column() == 0 && in.isMarker('.')) {
      scan.comments.gather(in.pos);
      readMarker();
    }
  }
}
