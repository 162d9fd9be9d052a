package org.sops4j.internal.merge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts two texts into one, with conflict markers around the lines in which they differ. */
public final class LineMarkers {
  private static final String OURS = "<<<<<<< ours";
  private static final String MIDDLE = "=======";
  private static final String THEIRS = ">>>>>>> theirs";

  private final List<String> ours;
  private final List<String> theirs;

  /**
   * Takes two texts.
   *
   * @param ours one text
   * @param theirs the other
   */
  public LineMarkers(byte[] ours, byte[] theirs) {
    this.ours = lines(ours);
    this.theirs = lines(theirs);
  }

  /** Lines with their ends; one character stands for one byte, whatever the text is. */
  private static List<String> lines(byte[] text) {
    String all = new String(text, StandardCharsets.ISO_8859_1);
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < all.length()) {
      int end = all.indexOf('\n', start);
      end = end < 0 ? all.length() : end + 1;
      lines.add(all.substring(start, end));
      start = end;
    }
    return lines;
  }

  /**
   * Puts the texts into one.
   *
   * @return both, with what they have in common once
   */
  public byte[] mark() {
    StringBuilder marked = new StringBuilder();
    int[] partners = CommonSubsequence.of(ours, theirs);
    int one = 0;
    int other = 0;
    for (int i = 0; i < partners.length; i++) {
      if (partners[i] >= 0) {
        hunk(ours.subList(one, i), theirs.subList(other, partners[i]), marked);
        marked.append(ours.get(i));
        one = i + 1;
        other = partners[i] + 1;
      }
    }
    hunk(ours.subList(one, ours.size()), theirs.subList(other, theirs.size()), marked);
    return marked.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void hunk(List<String> one, List<String> other, StringBuilder marked) {
    if (one.isEmpty() && other.isEmpty()) {
      return;
    }
    marked.append(OURS).append('\n');
    one.forEach(line -> append(line, marked));
    marked.append(MIDDLE).append('\n');
    other.forEach(line -> append(line, marked));
    marked.append(THEIRS).append('\n');
  }

  private static void append(String line, StringBuilder marked) {
    marked.append(line).append(line.endsWith("\n") ? "" : "\n");
  }

  /**
   * Tells whether markers are left in a text that was made of {@link #mark}.
   *
   * @param text the text
   * @return true if there is a marker that was in neither of the two texts
   */
  public boolean areIn(byte[] text) {
    Set<String> markers = new HashSet<>(List.of(OURS, MIDDLE, THEIRS));
    ours.forEach(line -> markers.remove(line.strip()));
    theirs.forEach(line -> markers.remove(line.strip()));
    for (String line : lines(text)) {
      if (markers.contains(line.strip())) {
        return true;
      }
    }
    return false;
  }
}
