package org.sops4j.age.internal.ssh;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.text.StrictBase64;

/**
 * A block of a PEM file.
 *
 * @param type what stands after BEGIN
 * @param headers the lines with a colon before the content
 * @param content the bytes, perhaps secret
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record Pem(String type, Map<String, String> headers, byte[] content) {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  /** Finds the first block that is whole; null if there is none. */
  static @Nullable Pem find(byte[] text) {
    List<byte[]> lines = lines(text);
    try {
      for (int i = 0; i < lines.size(); i++) {
        Pem block = startsWith(lines.get(i), BEGIN) ? blockAt(lines, i) : null;
        if (block != null) {
          return block;
        }
      }
      return null;
    } finally {
      lines.forEach(line -> Arrays.fill(line, (byte) 0));
    }
  }

  private static @Nullable Pem blockAt(List<byte[]> lines, int begin) {
    String opening = text(lines.get(begin));
    if (!opening.endsWith(DASHES) || opening.length() < BEGIN.length() + DASHES.length()) {
      return null;
    }
    String type = opening.substring(BEGIN.length(), opening.length() - DASHES.length());
    Map<String, String> headers = new TreeMap<>();
    int next = readHeaders(lines, begin + 1, headers);
    ByteArrayOutputStream base64 = new ByteArrayOutputStream();
    for (int i = next; i < lines.size(); i++) {
      byte[] line = lines.get(i);
      if (startsWith(line, DASHES)) {
        return text(line).equals(END + type + DASHES) ? block(type, headers, base64) : null;
      }
      append(line, base64);
    }
    return null;
  }

  /** Blanks between digits mean nothing. */
  private static void append(byte[] line, ByteArrayOutputStream base64) {
    for (byte b : line) {
      if (b != ' ' && b != '\t') {
        base64.write(b);
      }
    }
  }

  private static int readHeaders(List<byte[]> lines, int start, Map<String, String> headers) {
    int next = start;
    while (next < lines.size() && text(lines.get(next)).indexOf(':') >= 0) {
      String line = text(lines.get(next));
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      next++;
    }
    return next;
  }

  private static @Nullable Pem block(
      String type, Map<String, String> headers, ByteArrayOutputStream base64) {
    byte[] encoded = base64.toByteArray();
    try {
      return new Pem(type, headers, StrictBase64.decodePadded(encoded));
    } catch (AgeException e) {
      return null;
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  /** Splits into lines without the blanks at their ends. */
  private static List<byte[]> lines(byte[] text) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length; i++) {
      if (i == text.length || text[i] == '\n') {
        int end = i;
        while (end > start && text[end - 1] >= 0 && text[end - 1] <= ' ') {
          end--;
        }
        lines.add(Arrays.copyOfRange(text, start, end));
        start = i + 1;
      }
    }
    return lines;
  }

  private static boolean startsWith(byte[] line, String prefix) {
    return line.length >= prefix.length()
        && new String(line, 0, prefix.length(), StandardCharsets.ISO_8859_1).equals(prefix);
  }

  private static String text(byte[] line) {
    return new String(line, StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return "Pem[" + type + ", redacted]";
  }
}
