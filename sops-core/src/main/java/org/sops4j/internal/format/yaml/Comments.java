package org.sops4j.internal.format.yaml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.sops4j.internal.format.yaml.CommentRun.Place;
import org.sops4j.internal.format.yaml.CommentRun.Span;

/**
 * Comments between their reading and the node that gets them (format.md section 6.1.4). Every token
 * that is passed gathers the runs that stand at it or before it; the next node that can have
 * comments takes what has been gathered.
 */
final class Comments {
  private final ArrayDeque<CommentRun> waiting = new ArrayDeque<>(4);

  /** Where the runs between the last two tokens stand, and their columns. */
  private final List<Span> gap = new ArrayList<>(0);

  private final BitSet columns = new BitSet();
  private final StringBuilder head = new StringBuilder(0);
  private final StringBuilder line = new StringBuilder(0);
  private final StringBuilder foot = new StringBuilder(0);
  private int stemLength;
  private boolean gathered;

  /** Where the block that ends next is taken to end. */
  private int blockEnd;

  private boolean documentEnded;

  void add(CommentRun run) {
    waiting.add(run);
    if (run.place() != Place.LINE) {
      gap.add(run.span());
      columns.set(run.span().column());
    }
  }

  /** Starts a new gap between tokens, in which blocks may end. */
  void startGap(int from) {
    blockEnd = from - 1;
    documentEnded = false;
    if (!gap.isEmpty()) {
      gap.clear();
      columns.clear();
    }
  }

  /** Collects the runs that belong to a token or stand before it. */
  void gather(int position) {
    if (!waiting.isEmpty()) {
      gather(position, false);
    }
  }

  /**
   * Collects what belongs to the end of a block: no heads, they are for what follows. A block that
   * the end of the document ends, and not a line further to the left, reaches up to there.
   */
  void gatherAtBlockEnd(int indent, Cursor in) {
    if (waiting.isEmpty()) {
      return;
    }
    if (indent <= in.column() && blockEnd < in.pos - 1 && !documentEnded) {
      blockEnd = in.pos - 1;
      documentEnded = true;
    }
    if (columns.get(indent)) {
      findBlockEnd(indent);
    }
    gather(blockEnd, true);
  }

  private void findBlockEnd(int indent) {
    int reach = blockEnd;
    for (int i = gap.size() - 1; i >= 0 && gap.get(i).end() >= reach; i--) {
      Span span = gap.get(i);
      if (span.column() == indent) {
        blockEnd = span.start();
      }
      reach = span.from();
    }
  }

  private void gather(int position, boolean withoutHeads) {
    CommentRun run;
    while ((run = waiting.peek()) != null && run.at() <= position) {
      if (run.place() == Place.HEAD) {
        if (withoutHeads) {
          return;
        }
        append(head, run.text());
      } else {
        append(run.place() == Place.LINE ? line : foot, run.text());
      }
      gathered = true;
      waiting.remove();
    }
  }

  private static void append(StringBuilder lines, String text) {
    if (lines.length() > 0) {
      lines.append('\n');
    }
    lines.append(text);
  }

  /** Remembers what has been gathered above the dash of a list element. */
  void markStem() {
    stemLength = head.length();
  }

  void forgetStem() {
    stemLength = 0;
  }

  /**
   * Gives what stood above the dash to the collection in the element, and keeps the rest for its
   * first key or element.
   */
  void moveStemTo(YamlNode collection) {
    if (stemLength > 0) {
      collection.headComment = head.substring(0, stemLength);
      head.delete(0, Math.min(head.length(), stemLength + 1));
      stemLength = 0;
    }
  }

  /** Gives all that has been gathered to a node. */
  void moveTo(YamlNode node) {
    if (gathered) {
      node.headComment = take(head);
      node.lineComment = take(line);
      node.footComment = take(foot);
      stemLength = 0;
      gathered = false;
    }
  }

  /** Gives what has been gathered to the end of a collection, where a head has no place. */
  void moveToEnd(YamlNode collection) {
    if (gathered) {
      take(head);
      collection.lineComment = take(line);
      collection.footComment = take(foot);
      gathered = false;
    } else {
      collection.lineComment = "";
      collection.footComment = "";
    }
  }

  /** Gives what has been gathered to the end of a document: a head without a foot becomes one. */
  void moveToDocumentEnd(YamlDocument document) {
    if (gathered) {
      String above = take(head);
      String below = take(foot);
      take(line);
      document.footComment = below.isEmpty() ? above : below;
      gathered = false;
    }
  }

  /** Gives the lines above the last blank line to the document. */
  void moveToDocumentStart(YamlDocument document) {
    int last = head.length() - 1;
    for (int i = last; i > 0; i--) {
      if (head.charAt(i) == '\n' && (i == last || head.charAt(i - 1) == '\n')) {
        document.headComment = head.substring(0, i == last ? i : i - 1);
        head.delete(0, i + 1);
        return;
      }
    }
  }

  private static String take(StringBuilder lines) {
    if (lines.length() == 0) {
      return "";
    }
    String text = lines.toString();
    lines.setLength(0);
    return text;
  }
}
