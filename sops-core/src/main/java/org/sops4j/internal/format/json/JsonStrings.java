package org.sops4j.internal.format.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.sops4j.tree.StringScalar;
import org.sops4j.tree.Utf8;

/** Reads strings; what is not UTF-8 and surrogates without partner become U+FFFD. */
final class JsonStrings {
  /**
   * From here on text stays bytes: encrypted values are not needed as text, and the one value of a
   * binary file may fill the memory.
   */
  private static final int LONG = 64;

  private final JsonInput in;
  private byte[] buffer = new byte[64];
  private int size;

  JsonStrings(JsonInput in) {
    this.in = in;
  }

  /** Reads the string whose opening quote is here. */
  StringScalar scalar() {
    int start = ++in.at;
    byte[] bytes = in.bytes;
    int i = start;
    int seen = 0; // all bytes or-ed together: negative if one is not ASCII
    while (i < bytes.length) {
      byte b = bytes[i];
      if (b == '"') {
        in.at = i + 1;
        return text(bytes, start, i, seen >= 0);
      }
      if (b == '\\') {
        break;
      }
      if (b >= 0 && b < ' ') {
        in.at = i;
        throw in.unexpected(" in string literal");
      }
      seen |= b;
      i++;
    }
    in.at = i;
    size = 0;
    append(start, i);
    return escaped(seen);
  }

  /** Goes on in a string that has escapes. */
  private StringScalar escaped(int seenBefore) {
    int seen = seenBefore;
    int run = in.at;
    while (true) {
      int c = in.current();
      if (c == '"') {
        append(run, in.at++);
        return text(buffer, 0, size, seen >= 0);
      }
      if (c == '\\') {
        append(run, in.at++);
        escape();
        run = in.at;
        seen |= buffer[size - 1]; // negative after a character that is not ASCII
      } else if (c < ' ') {
        throw in.unexpected(" in string literal");
      } else {
        seen |= (byte) c;
        in.at++;
      }
    }
  }

  private void escape() {
    int c = in.current();
    if (c == 'u') {
      in.at++;
      append(unit());
      return;
    }
    int index = "\"\\/bfnrt".indexOf(c);
    if (index < 0) {
      throw in.unexpected(" in string escape code");
    }
    in.at++;
    append("\"\\/\b\f\n\r\t".charAt(index));
  }

  /** Reads four digits, and those of the other half of a pair. */
  private int unit() {
    int first = hex();
    if (!Character.isSurrogate((char) first)) {
      return first;
    }
    int here = in.at;
    if (Character.isHighSurrogate((char) first) && hasUnit()) {
      in.at += 2;
      int second = hex();
      if (Character.isLowSurrogate((char) second)) {
        return Character.toCodePoint((char) first, (char) second);
      }
      in.at = here;
    }
    return 0xFFFD;
  }

  private boolean hasUnit() {
    return in.at + 1 < in.bytes.length && in.bytes[in.at] == '\\' && in.bytes[in.at + 1] == 'u';
  }

  private int hex() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int c = in.current();
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw in.unexpected(" in \\u hexadecimal character escape");
      }
      value = value << 4 | digit;
      in.at++;
    }
    return value;
  }

  private void append(int code) {
    if (code < 0x80) {
      reserve(1);
      buffer[size++] = (byte) code;
      return;
    }
    byte[] encoded = Character.toString(code).getBytes(StandardCharsets.UTF_8);
    reserve(encoded.length);
    System.arraycopy(encoded, 0, buffer, size, encoded.length);
    size += encoded.length;
  }

  private void append(int from, int to) {
    reserve(to - from);
    System.arraycopy(in.bytes, from, buffer, size, to - from);
    size += to - from;
  }

  private void reserve(int more) {
    if (more > buffer.length - size) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
    }
  }

  private static StringScalar text(byte[] bytes, int from, int to, boolean ascii) {
    if (ascii) {
      return to - from >= LONG
          ? StringScalar.ofUtf8(Arrays.copyOfRange(bytes, from, to))
          : StringScalar.of(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }
    String text = Utf8.decode(bytes, from, to - from);
    return StringScalar.of(Utf8.isValid(text) ? text : replaced(text));
  }

  private static String replaced(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int code = text.codePointAt(i);
      out.appendCodePoint(code <= 0xFFFF && Character.isSurrogate((char) code) ? 0xFFFD : code);
    }
    return out.toString();
  }
}
