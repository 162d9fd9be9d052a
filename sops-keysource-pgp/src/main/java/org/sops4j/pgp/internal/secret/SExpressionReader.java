package org.sops4j.pgp.internal.secret;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sops4j.pgp.internal.PgpException;

/** Reads s-expressions, both as bytes with lengths and as text with white space. */
final class SExpressionReader {
  private static final int DEPTH = 16;
  private static final String ESCAPES = "bfnrtv";
  private static final String ESCAPED = "\b\f\n\r\t\u000b";

  private final byte[] bytes;
  private int next;

  private SExpressionReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Reads the list with which bytes begin; what follows it does not matter. */
  static SExpression read(byte[] bytes) throws PgpException {
    try {
      return new SExpressionReader(bytes).list();
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw malformed();
    }
  }

  private SExpression list() throws PgpException {
    skipBlanks();
    if (bytes[next++] != '(') {
      throw malformed();
    }
    return list(0);
  }

  private SExpression list(int depth) throws PgpException {
    if (depth == DEPTH) {
      throw malformed();
    }
    List<SExpression> items = new ArrayList<>();
    skipBlanks();
    while (bytes[next] != ')') {
      if (bytes[next] == '(') {
        next++;
        items.add(list(depth + 1));
      } else {
        items.add(SExpression.of(octets()));
      }
      skipBlanks();
    }
    next++;
    return SExpression.of(items);
  }

  private byte[] octets() throws PgpException {
    int c = bytes[next];
    if (c == '#') {
      next++;
      return hexadecimal();
    } else if (c == '"') {
      next++;
      return quoted();
    } else if (isDigit(c)) {
      return counted();
    }
    int start = next;
    while (isWordCharacter(bytes[next])) {
      next++;
    }
    if (next == start) {
      throw malformed();
    }
    return Arrays.copyOfRange(bytes, start, next);
  }

  private byte[] counted() throws PgpException {
    int length = 0;
    while (isDigit(bytes[next])) {
      length = Math.addExact(Math.multiplyExact(length, 10), bytes[next++] - '0');
    }
    if (bytes[next++] != ':' || length > bytes.length - next) {
      throw malformed();
    }
    next += length;
    return Arrays.copyOfRange(bytes, next - length, next);
  }

  private byte[] hexadecimal() throws PgpException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    skipBlanks();
    while (bytes[next] != '#') {
      int high = Character.digit(bytes[next++], 16);
      skipBlanks();
      int low = Character.digit(bytes[next++], 16);
      if (high < 0 || low < 0) {
        throw malformed();
      }
      out.write(high << 4 | low);
      skipBlanks();
    }
    next++;
    return out.toByteArray();
  }

  private byte[] quoted() throws PgpException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    while (bytes[next] != '"') {
      int c = bytes[next++];
      out.write(c == '\\' ? escaped() : c);
    }
    next++;
    return out.toByteArray();
  }

  private int escaped() throws PgpException {
    int c = bytes[next++];
    int letter = ESCAPES.indexOf(c);
    if (letter >= 0) {
      return ESCAPED.charAt(letter);
    } else if (c == 'x') {
      next += 2;
      return number(next - 2, 2, 16);
    } else if (isDigit(c)) {
      next += 2;
      return number(next - 3, 3, 8);
    }
    return c; // a quote or a backslash
  }

  private int number(int start, int digits, int radix) throws PgpException {
    int value = 0;
    for (int i = start; i < start + digits; i++) {
      int digit = Character.digit(bytes[i], radix);
      if (digit < 0) {
        throw malformed();
      }
      value = value * radix + digit;
    }
    return value;
  }

  private void skipBlanks() {
    while (bytes[next] == ' ' || (bytes[next] >= '\t' && bytes[next] <= '\r')) {
      next++;
    }
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordCharacter(int c) {
    return isDigit(c)
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c > ' ' && "-./_:*+=".indexOf(c) >= 0);
  }

  private static PgpException malformed() {
    return new PgpException("a private key is malformed");
  }
}
