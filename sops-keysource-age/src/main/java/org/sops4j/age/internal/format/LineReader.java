package org.sops4j.age.internal.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import org.sops4j.age.internal.AgeException;

/** Reads the lines of a header, and not one byte more. */
final class LineReader {
  private static final int PEEKED = 3;

  private final PushbackInputStream in;

  LineReader(InputStream in) {
    this.in = new PushbackInputStream(in, PEEKED);
  }

  /** Reads a line with its line feed; a line that has none is an end of input. */
  byte[] line() throws AgeException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(80);
    int next = 0;
    while (next != '\n') {
      next = read();
      if (next < 0) {
        throw new EndOfInputException();
      }
      line.write(next);
    }
    return line.toByteArray();
  }

  /** Tells whether the closing line is next. */
  boolean atClosingLine() throws AgeException {
    byte[] peeked = new byte[PEEKED];
    boolean closing = true;
    for (int i = 0; i < PEEKED; i++) {
      int next = read();
      if (next < 0) {
        throw new EndOfInputException();
      }
      peeked[i] = (byte) next;
      closing &= next == '-';
    }
    try {
      in.unread(peeked);
    } catch (IOException e) {
      throw new IllegalStateException(e); // there is room for just these bytes
    }
    return closing;
  }

  /** What comes after the lines that were read. */
  InputStream rest() {
    return in;
  }

  private int read() throws AgeException {
    return Input.read(in);
  }
}
