package org.sops4j.internal.format.yaml;

import java.util.HashMap;
import java.util.Map;
import org.sops4j.error.MalformedDocumentException;

/** Reads tags and resolves their handles. */
final class TagReader {
  private static final String LONG_PREFIX = "tag:yaml.org,2002:";
  private static final String URI_PUNCTUATION = "-;/?:@&=+$.,!~*'()[]_";

  private final Cursor in;
  private final Map<String, String> handles = new HashMap<>();

  TagReader(Scan scan) {
    this.in = scan.in;
    resetHandles();
  }

  /** Forgets the handles of the last document. */
  void resetHandles() {
    handles.clear();
    handles.put("!", "!");
    handles.put("!!", LONG_PREFIX);
  }

  Map<String, String> handles() {
    return handles;
  }

  /** Reads the tag that starts here; returns its short form, {@code !} for the one without name. */
  String read() {
    String tag = in.peek(1) == '<' ? readVerbatim() : readShorthand();
    if (!in.isBlankOrBreak(in.pos)) {
      throw error("did not find expected whitespace or line break");
    }
    return shorten(tag);
  }

  static String shorten(String tag) {
    return tag.startsWith(LONG_PREFIX) ? "!!" + tag.substring(LONG_PREFIX.length()) : tag;
  }

  private String readVerbatim() {
    in.pos += 2;
    String tag = readUri();
    requireUri(tag);
    if (in.peek() != '>') {
      throw error("did not find the expected '>'");
    }
    in.pos++;
    return tag;
  }

  private String readShorthand() {
    int start = in.pos;
    String handle = readHandle();
    if (handle.length() == 1 || !handle.endsWith("!")) {
      in.pos = start + 1;
      String name = readUri();
      return name.isEmpty() ? "!" : handles.get("!") + name;
    }
    String suffix = readUri();
    requireUri(suffix);
    String prefix = handles.get(handle);
    if (prefix == null) {
      throw SyntaxError.ofStructure(in, "found undefined tag handle", in.line);
    }
    return prefix + suffix;
  }

  /** Reads an exclamation mark, word characters, and perhaps another exclamation mark. */
  String readHandle() {
    int start = in.pos++;
    while (PropertyReader.isWordCharacter(in.peek())) {
      in.pos++;
    }
    if (in.peek() == '!') {
      in.pos++;
    }
    return in.text(start, in.pos);
  }

  private void requireUri(String uri) {
    if (uri.isEmpty()) {
      throw error("did not find expected tag URI");
    }
  }

  String readUri() {
    ByteText uri = new ByteText(0);
    while (true) {
      int c = in.peek();
      if (c == '%') {
        UriEscape.read(in, uri);
      } else if (c > 0 && (PropertyReader.isWordCharacter(c) || URI_PUNCTUATION.indexOf(c) >= 0)) {
        uri.append((char) c);
        in.pos++;
      } else {
        return uri.toString();
      }
    }
  }

  private MalformedDocumentException error(String problem) {
    return SyntaxError.ofToken(in, problem, in.line);
  }
}
