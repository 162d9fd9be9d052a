package org.sops4j.internal.format.dotenv;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.error.MalformedDocumentException;
import org.sops4j.internal.format.SourceMap;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.Item;
import org.sops4j.tree.SourcePosition;
import org.sops4j.tree.StringScalar;
import org.sops4j.tree.Utf8;

/** Reads lines verbatim: no trimming, no quotes, no {@code export} (format.md section 6.3.1). */
final class DotenvReader {
  private final String text;
  private final List<Item> items = new ArrayList<>();

  private final @Nullable SourceMap map;

  /** Makes a reader; the map, if there is one, is told where everything stands. */
  DotenvReader(byte[] input, @Nullable SourceMap map) {
    this.map = map;
    text = Utf8.decode(input);
  }

  Branch read() {
    int line = 1;
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      if (end > start) {
        add(item(text.substring(start, end), line), line);
      }
      start = end + 1;
      line++;
    }
    return new Branch(items);
  }

  private void add(Item item, int line) {
    items.add(item);
    if (map != null) {
      map.add(item, new SourcePosition(line, 1));
    }
  }

  private static Item item(String line, int number) {
    if (line.charAt(0) == '#') {
      return Item.of(Comment.block(line.substring(1)));
    }
    int equals = line.indexOf('=');
    if (equals < 0) {
      throw new MalformedDocumentException("invalid dotenv input line: " + line, number, 1)
          .summarized("invalid dotenv input line");
    }
    String value = line.substring(equals + 1).replace("\\n", "\n");
    return Item.of(line.substring(0, equals), StringScalar.of(value));
  }
}
