package org.sops4j.internal.format.yaml;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.sops4j.error.MalformedDocumentException;
import org.sops4j.internal.format.yaml.YamlNode.Style;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.Scalar;
import org.sops4j.tree.StringScalar;

/** Resolves scalars with their quotes and tags (format.md section 6.1.3). */
final class TaggedScalars {
  private TaggedScalars() {}

  /** Resolves a scalar node, or fails in the reference's words. */
  static Scalar resolve(YamlNode node) {
    switch (node.tag) {
      case "":
        boolean text = node.style != Style.PLAIN;
        return text ? StringScalar.of(node.value()) : ScalarResolver.resolve(node.value());
      case ScalarTags.BINARY:
        return decode(node);
      case ScalarTags.NULL:
      case ScalarTags.BOOL:
      case ScalarTags.INT:
      case ScalarTags.FLOAT:
      case ScalarTags.TIMESTAMP:
        return convert(node);
      default:
        return StringScalar.of(node.value());
    }
  }

  private static Scalar convert(YamlNode node) {
    boolean times = node.tag.equals(ScalarTags.TIMESTAMP);
    Scalar found = ScalarResolver.resolveSpecial(node.value(), times);
    String tag = found == null ? ScalarTags.STRING : ScalarTags.tagOf(found);
    if (found != null && tag.equals(node.tag)) {
      return found;
    }
    if (node.tag.equals(ScalarTags.FLOAT) && found instanceof IntScalar integer) {
      return new FloatScalar(integer.value());
    }
    throw error(node, "cannot decode " + tag + " `" + node.value() + "` as a " + node.tag)
        .summarized("yaml: cannot decode " + tag + " as a " + node.tag);
  }

  private static Scalar decode(YamlNode node) {
    byte[] bytes = decodeBase64(node.value());
    if (bytes == null) {
      throw error(node, "!!binary value contains invalid base64 data");
    }
    return StringScalar.ofUtf8(bytes);
  }

  private static byte @Nullable [] decodeBase64(String value) {
    String text = value.replace("\n", "").replace("\r", "");
    if (text.length() % 4 != 0) {
      return null; // the decoder would do without padding
    }
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static MalformedDocumentException error(YamlNode node, String problem) {
    return new MalformedDocumentException("yaml: " + problem, node.line, node.column);
  }
}
