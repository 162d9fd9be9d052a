package org.sops4j.cli.io;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads answers of one word a line, as the reference does (cli.md section 8.1). What follows an
 * answer stays in the stream: the next question may be for it.
 */
public final class AnswerReader {
  private static final int END = -1;
  private static final int NOT_UTF8 = 0xFFFD;
  private static final int NOTHING = -2;

  private final InputStream stdin;
  private int pushedBack = NOTHING;

  /**
   * Makes a reader.
   *
   * @param stdin standard input, unbuffered
   */
  public AnswerReader(InputStream stdin) {
    this.stdin = stdin;
  }

  /**
   * Reads a line that should hold one word.
   *
   * @return the word
   * @throws IOException if there is none, or more than one, with the reference's words for it
   */
  public String read() throws IOException {
    int first = skipSpace();
    StringBuilder word = new StringBuilder();
    int next = first;
    while (next != END && !isSpace(next)) {
      word.appendCodePoint(next);
      next = codePoint();
    }
    while (next != END && next != '\n') {
      if (!isSpace(next)) {
        throw new IOException("expected newline");
      }
      next = codePoint();
    }
    return word.toString();
  }

  private int skipSpace() throws IOException {
    int next = codePoint();
    while (next != END && isSpace(next)) {
      if (next == '\n') {
        throw new IOException("unexpected newline");
      }
      next = codePoint();
    }
    if (next == END) {
      throw new IOException("EOF");
    }
    return next;
  }

  private static boolean isSpace(int c) {
    return c >= '\t' && c <= '\r' || c == 0x85 || Character.isSpaceChar(c);
  }

  /** The next character, byte by byte, so that nothing more is taken. */
  private int codePoint() throws IOException {
    int lead = octet();
    if (lead < 0x80) {
      return lead;
    }
    int following = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0;
    int code = lead & 0x3F >> following;
    for (int i = 0; i < following; i++) {
      int next = octet();
      if ((next & 0xC0) != 0x80) {
        pushedBack = next;
        return NOT_UTF8;
      }
      code = code << 6 | next & 0x3F;
    }
    return following > 0 && Character.isValidCodePoint(code) ? code : NOT_UTF8;
  }

  private int octet() throws IOException {
    int next = pushedBack;
    pushedBack = NOTHING;
    if (next != NOTHING) {
      return next;
    }
    try {
      return stdin.read();
    } catch (IOException e) {
      throw new IOException("read /dev/stdin: " + OsErrors.reason(e), e);
    }
  }
}
