package org.sops4j.internal.format.yaml;

import java.util.Base64;
import org.sops4j.internal.text.FloatText;
import org.sops4j.internal.text.TimeText;
import org.sops4j.internal.text.Utf8Output;
import org.sops4j.tree.BoolScalar;
import org.sops4j.tree.BytesScalar;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.StringScalar;
import org.sops4j.tree.TimeScalar;
import org.sops4j.tree.UnsignedScalar;
import org.sops4j.tree.Utf8;

/** Writes scalars as values and as keys. */
final class ScalarWriter {
  private static final int MAX_SIMPLE_KEY = 128;

  private final Utf8Output out;
  private final CommentWriter comments;
  private final int step;

  ScalarWriter(Utf8Output out, CommentWriter comments, int step) {
    this.out = out;
    this.comments = comments;
    this.step = step;
  }

  /** Writes a value, its comment and the end of its line. */
  void line(Node scalar, Place place, String comment) {
    if (scalar instanceof StringScalar string) {
      if (string.isOfBytes() && PlainScalars.isSurelyPlain(string.utf8())) {
        out.bytes(string.utf8());
        comments.inline(comment, place.indent());
      } else {
        text(string.text(), place, comment, false);
      }
    } else if (scalar instanceof BytesScalar bytes) {
      binary(bytes.bytes(), place, comment);
    } else {
      out.text(plain(scalar));
      comments.inline(comment, place.indent());
    }
  }

  /** Tells whether a key fits on the line before its colon. */
  boolean isSimpleKey(Node key) {
    if (key instanceof StringScalar string) {
      return isSimpleKey(string.text());
    }
    return !(key instanceof BytesScalar bytes) || Binary.fitsKey(bytes.bytes().length);
  }

  /** Writes a key that is simple. */
  void key(Item item) {
    Node key = item.key();
    if (!(key instanceof StringScalar string)) {
      if (key instanceof BytesScalar bytes) {
        out.text(Binary.TAG).text(Base64.getEncoder().encodeToString(bytes.bytes()));
      } else {
        out.text(plain(key));
      }
      return;
    }
    String text = string.text();
    if (text.equals(MergeKey.TEXT) && !MergeKey.isMerge(item.value())) {
      // The reference writes the tag even so, and then cannot read its own file.
      Quotes.doubleQuoted(out, text);
      return;
    }
    int traits = Traits.of(text);
    if (Traits.has(traits, Traits.INVALID)) {
      out.text(Binary.TAG).text(Base64.getEncoder().encodeToString(string.utf8()));
      return;
    }
    oneLine(text, StringStyle.of(text, traits), 0);
  }

  /** Writes a key that needs lines of its own, and the end of its line. */
  void complexKey(Item item, Place place) {
    if (item.key() instanceof StringScalar string) {
      text(string.text(), place, "", true);
    } else {
      line(item.key(), place, "");
    }
  }

  private void text(String text, Place place, String comment, boolean asKey) {
    int traits = Traits.of(text);
    if (Traits.has(traits, Traits.INVALID)) {
      binary(StringScalar.of(text).utf8(), place, comment);
      return;
    }
    StringStyle style = StringStyle.of(text, traits);
    if (style == StringStyle.LITERAL && Literal.isMisread(text, place.digitFits(), asKey)) {
      style = StringStyle.DOUBLE_QUOTED;
    }
    if (style == StringStyle.LITERAL) {
      Literal.header(out, text, step);
      comments.header(comment);
      Literal.content(out, text, place.content());
    } else {
      oneLine(text, style, place.content());
      comments.inline(comment, place.indent());
    }
  }

  private void oneLine(String text, StringStyle style, int content) {
    switch (style) {
      case PLAIN -> out.text(text);
      case SINGLE_QUOTED -> Quotes.singleQuoted(out, text, content);
      case MERGE -> out.text(MergeKey.TAG).text(text);
      default -> Quotes.doubleQuoted(out, text);
    }
  }

  private void binary(byte[] bytes, Place place, String comment) {
    out.text(Binary.TAG);
    String text = Binary.encode(bytes);
    if (text.indexOf('\n') < 0) {
      out.text(text);
      comments.inline(comment, place.indent());
    } else {
      out.ascii('|');
      comments.header(comment);
      Literal.content(out, text, place.content());
    }
  }

  private static String plain(Node scalar) {
    return switch (scalar.kind()) {
      case BOOL -> ((BoolScalar) scalar).value() ? "true" : "false";
      case INT -> Long.toString(((IntScalar) scalar).value());
      case UNSIGNED -> Long.toUnsignedString(((UnsignedScalar) scalar).bits());
      case FLOAT -> FloatText.yaml(((FloatScalar) scalar).value());
      case TIME -> TimeText.full((TimeScalar) scalar);
      default -> "null";
    };
  }

  private static boolean isSimpleKey(String text) {
    int traits = Traits.of(text);
    if (Traits.has(traits, Traits.INVALID)) {
      return Binary.fitsKey(Utf8.encode(text).length);
    }
    if (Traits.has(traits, Traits.BREAK)) {
      return false;
    }
    return text.length() * 3 <= MAX_SIMPLE_KEY || Utf8.encode(text).length <= MAX_SIMPLE_KEY;
  }
}
