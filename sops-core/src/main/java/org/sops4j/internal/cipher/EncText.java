package org.sops4j.internal.cipher;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.sops4j.tree.Utf8;

/**
 * The text form of an encrypted value, {@code ENC[AES256_GCM,data:…,iv:…,tag:…,type:…]} (format.md
 * section 2.1), taken apart where it lies. Reading follows the reference's pattern, which is
 * anchored only at the start, does not cross a line feed, and whose groups are greedy.
 */
final class EncText {
  static final byte[] START = ascii("ENC[AES256_GCM,data:");
  static final byte[] IV = ascii(",iv:");
  static final byte[] TAG = ascii(",tag:");
  static final byte[] TYPE = ascii(",type:");

  private final byte[] text;
  private final int iv;
  private final int tag;
  private final int type;
  private final int end;

  private EncText(byte[] text, int end) {
    this.text = text;
    this.end = end;
    // Greedy groups: each separator is the last that leaves a character for the groups behind it.
    type = lastIndexOf(TYPE, end);
    tag = lastIndexOf(TAG, type);
    iv = lastIndexOf(IV, tag);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns the parts, or null if the text is not of this form. */
  static @Nullable EncText parse(byte[] text) {
    if (!isAt(text, 0, START)) {
      return null;
    }
    int end = START.length;
    while (end < text.length && text[end] != '\n') {
      end++;
    }
    do {
      end--;
    } while (text[end] != ']' && end > START.length);
    EncText parts = new EncText(text, end);
    return parts.iv > START.length ? parts : null;
  }

  /** Finds the last separator that is followed by something before {@code limit}; or else -1. */
  private int lastIndexOf(byte[] separator, int limit) {
    int at = limit - separator.length - 1;
    while (at >= 0 && (text[at] != ',' || !isAt(text, at, separator))) {
      at--;
    }
    return Math.max(at, -1);
  }

  private static boolean isAt(byte[] text, int at, byte[] expected) {
    if (text.length - at < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (text[at + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }

  /** The ciphertext without tag. */
  byte[] data() throws MalformedValueException {
    return decode("data", START.length, iv);
  }

  /** The initialisation vector. */
  byte[] iv() throws MalformedValueException {
    return decode("iv", iv + IV.length, tag);
  }

  /** The authentication tag. */
  byte[] tag() throws MalformedValueException {
    return decode("tag", tag + TAG.length, type);
  }

  /** The type tag. */
  String type() {
    return Utf8.decode(text, type + TYPE.length, end - type - TYPE.length);
  }

  private byte[] decode(String field, int from, int to) throws MalformedValueException {
    try {
      return GoBase64.decode(text, from, to);
    } catch (MalformedValueException e) {
      throw new MalformedValueException("Error base64-decoding " + field + ": " + e.getMessage());
    }
  }
}
