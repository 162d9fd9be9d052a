package org.sops4j.pgp.internal.secret;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.sops4j.pgp.internal.PgpException;

/**
 * A file of {@code private-keys-v1.d}: the bare s-expression, or lines with names of which {@code
 * Key:} has it.
 */
final class KeyFile {
  private static final String NAME = "key:";

  private KeyFile() {}

  static SExpression read(byte[] bytes) throws PgpException {
    if (bytes.length > 0 && bytes[0] == '(') {
      return SExpressionReader.read(bytes);
    }
    byte[] key = valueOfKey(bytes);
    try {
      return SExpressionReader.read(key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** Lines that begin with a blank continue the one before, even within a word. */
  private static byte[] valueOfKey(byte[] bytes) {
    ByteArrayOutputStream value = new ByteArrayOutputStream(bytes.length);
    boolean inKey = false;
    int start = 0;
    while (start < bytes.length) {
      int end = start;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      int skip = 1;
      if (bytes[start] != ' ' && bytes[start] != '\t') {
        inKey = isKey(bytes, start);
        skip = NAME.length();
      }
      if (inKey && start + skip < end) {
        value.write(bytes, start + skip, end - start - skip);
      }
      start = end + 1;
    }
    return value.toByteArray();
  }

  private static boolean isKey(byte[] bytes, int start) {
    int length = Math.min(NAME.length(), bytes.length - start);
    return new String(bytes, start, length, StandardCharsets.ISO_8859_1)
        .toLowerCase(Locale.ROOT)
        .equals(NAME);
  }
}
