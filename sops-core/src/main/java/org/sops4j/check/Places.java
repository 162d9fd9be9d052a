package org.sops4j.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.SourceLines;
import org.sops4j.error.SopsException;
import org.sops4j.tree.Format;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.SourcePosition;
import org.sops4j.tree.Utf8;

/** The lines of one file, read only when there is something to say about one of them. */
final class Places {
  private final byte[] bytes;
  private final Format format;
  private @Nullable SourceLines lines;
  private boolean failed;

  Places(byte[] bytes, Format format) {
    this.bytes = bytes;
    this.format = format;
  }

  /** The line of a key, or 0. */
  int line(int document, KeyPath path) {
    SourceLines known = lines();
    return known == null ? 0 : known.lineOf(document, path).orElse(0);
  }

  /** The line where a key stands the last time, or 0. */
  int lastLine(int document, KeyPath path) {
    SourceLines known = lines();
    List<SourcePosition> all = known == null ? List.of() : known.positionsOf(document, path);
    return all.isEmpty() ? 0 : all.get(all.size() - 1).line();
  }

  /** The line where the metadata begins, or one of its fields stands; 0 if that is unknown. */
  int metadataLine(String field) {
    if (format == Format.DOTENV) {
      return line(0, KeyPath.of("sops_" + (field.isEmpty() ? "lastmodified" : field)));
    }
    return line(0, field.isEmpty() ? KeyPath.of("sops") : KeyPath.of("sops", field));
  }

  /**
   * The line of a comment, or 0. It is found by its text: no reader keeps the lines of comments.
   */
  int commentLine(String comment) {
    String[] all = Utf8.decode(bytes).split("\n", -1);
    String text = comment.split("\n", 2)[0].strip();
    for (int i = 0; i < all.length; i++) {
      int at = all[i].indexOf(text);
      if (at > 0 && (all[i].lastIndexOf('#', at) >= 0 || all[i].lastIndexOf(';', at) >= 0)) {
        return i + 1;
      }
    }
    return 0;
  }

  private @Nullable SourceLines lines() {
    if (lines == null && !failed) {
      try {
        lines = SourceLines.of(bytes, format);
      } catch (SopsException e) {
        failed = true;
      }
    }
    return lines;
  }
}
