package org.sops4j.internal.format.yaml;

/**
 * White space between the words of a scalar that goes over several lines: one line break is a
 * blank, more of them are one less.
 */
final class LineFolder {
  private final Cursor in;

  /** The first break: 0 none, 3 a separator of Unicode that is kept, else any other. */
  private int firstBreak;

  private int firstBreakAt;
  private final ByteText moreBreaks = new ByteText(0);

  LineFolder(Cursor in) {
    this.in = in;
  }

  boolean hasBreak() {
    return firstBreak > 0;
  }

  /** Reads a line break of a known length. */
  void readBreak(int length) {
    if (firstBreak == 0) {
      firstBreak = length;
      firstBreakAt = in.pos;
      in.skipBreak(length);
    } else {
      moreBreaks.appendBreak(in, length);
    }
  }

  /** Reads a line break whose line feed has been escaped: it joins the lines. */
  void readEscapedBreak(int length) {
    firstBreak = -1;
    in.skipBreak(length);
  }

  /** Writes what the breaks that were read stand for, and forgets them. */
  void foldInto(ByteText out) {
    if (firstBreak == 3) {
      out.append(in.bytes, firstBreakAt, firstBreakAt + 3);
    } else if (firstBreak > 0 && moreBreaks.length() == 0) {
      out.append(' ');
    }
    out.append(moreBreaks);
    moreBreaks.clear();
    firstBreak = 0;
  }
}
