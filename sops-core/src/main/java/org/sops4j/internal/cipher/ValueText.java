package org.sops4j.internal.cipher;

import java.nio.charset.StandardCharsets;
import org.sops4j.internal.text.FloatText;
import org.sops4j.internal.text.GoNumbers;
import org.sops4j.internal.text.GoQuote;
import org.sops4j.internal.text.Rfc3339;
import org.sops4j.internal.text.TimeText;
import org.sops4j.tree.BoolScalar;
import org.sops4j.tree.BytesScalar;
import org.sops4j.tree.Comment;
import org.sops4j.tree.FloatScalar;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.Node;
import org.sops4j.tree.StringScalar;
import org.sops4j.tree.TimeScalar;
import org.sops4j.tree.Utf8;

/**
 * Values as the bytes that are encrypted and go into the MAC, and back by type tag (format.md
 * sections 2.4 and 2.6).
 */
public final class ValueText {
  private static final int MAX_OFFSET_MINUTES = 24 * 60 - 1;

  private ValueText() {}

  /**
   * Returns the type tag of a leaf.
   *
   * @param leaf a scalar other than null, or a comment
   * @return such as {@code int}
   */
  public static String type(Node leaf) {
    return switch (leaf.kind()) {
      case STRING -> "str";
      case INT -> "int";
      case FLOAT -> "float";
      case BOOL -> "bool";
      case TIME -> "time";
      case BYTES -> "bytes";
      case COMMENT -> "comment";
      case NULL, UNSIGNED, BRANCH, SEQUENCE ->
          throw new IllegalArgumentException(leaf.kind() + " is never encrypted");
    };
  }

  /**
   * Returns the bytes of a leaf.
   *
   * @param leaf a scalar other than null, or a comment
   * @return the bytes; not to be changed
   * @throws MalformedValueException if a time has a zone that RFC 3339 does not allow
   */
  public static byte[] bytes(Node leaf) throws MalformedValueException {
    return switch (leaf.kind()) {
      case STRING -> ((StringScalar) leaf).utf8();
      case INT -> ascii(Long.toString(((IntScalar) leaf).value()));
      case FLOAT -> ascii(FloatText.plain(((FloatScalar) leaf).value()));
      case BOOL -> ascii(((BoolScalar) leaf).value() ? "True" : "False");
      case TIME -> timeBytes((TimeScalar) leaf);
      case BYTES -> ((BytesScalar) leaf).bytes();
      case COMMENT -> Utf8.encode(((Comment) leaf).text());
      case NULL, UNSIGNED, BRANCH, SEQUENCE ->
          throw new IllegalArgumentException(leaf.kind() + " has no bytes");
    };
  }

  /** Turns decrypted bytes into a leaf. */
  static Node parse(String type, byte[] bytes) throws MalformedValueException {
    return switch (type) {
      case "str" -> StringScalar.ofUtf8(bytes);
      case "int" -> parseInt(Utf8.decode(bytes));
      case "float" -> parseFloat(Utf8.decode(bytes));
      case "bool" -> parseBool(Utf8.decode(bytes));
      case "time" -> parseTime(Utf8.decode(bytes));
      case "bytes" -> BytesScalar.of(bytes);
      case "comment" -> Comment.block(Utf8.decode(bytes));
      default -> throw new MalformedValueException("Unknown datatype: " + type);
    };
  }

  private static Node parseInt(String text) throws MalformedValueException {
    try {
      return new IntScalar(GoNumbers.parseDecimal(text));
    } catch (NumberFormatException e) {
      throw malformed("Atoi", text, e);
    }
  }

  private static Node parseFloat(String text) throws MalformedValueException {
    try {
      return new FloatScalar(GoNumbers.parseFloat(text));
    } catch (NumberFormatException e) {
      throw malformed("ParseFloat", text, e);
    }
  }

  private static Node parseBool(String text) throws MalformedValueException {
    try {
      return new BoolScalar(GoNumbers.parseBool(text));
    } catch (NumberFormatException e) {
      throw malformed("ParseBool", text, e);
    }
  }

  private static Node parseTime(String text) throws MalformedValueException {
    try {
      return Rfc3339.parse(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedValueException(String.valueOf(e.getMessage()), "it is no time");
    }
  }

  private static byte[] timeBytes(TimeScalar time) throws MalformedValueException {
    if (Math.abs(time.offsetMinutes()) > MAX_OFFSET_MINUTES) {
      throw new MalformedValueException(
          "Could not convert "
              + TimeText.verbose(time)
              + " to bytes: Time.MarshalText: timezone hour outside of range [0,23]",
          "the zone of a time is outside of the range");
    }
    return ascii(TimeText.full(time));
  }

  private static MalformedValueException malformed(
      String function, String text, NumberFormatException e) {
    return new MalformedValueException(
        "strconv." + function + ": parsing " + GoQuote.quote(text) + ": " + e.getMessage(),
        "strconv." + function + ": " + e.getMessage());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
