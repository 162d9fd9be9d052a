package org.sops4j.internal.walk;

import java.util.ArrayList;
import java.util.List;

/**
 * The comments that govern the place where the walk is: one level for each branch or list around it
 * (format.md section 4.3). A level remembers only whether a comment of it matched the rule.
 */
final class CommentStack {
  private static final class Level {
    boolean earlierMatched;
    boolean lastMatched;
  }

  private final List<Level> levels = new ArrayList<>();

  void enter() {
    levels.add(new Level());
  }

  void leave() {
    levels.remove(levels.size() - 1);
  }

  /** Adds a comment to the innermost level. */
  void add(boolean matched) {
    Level level = innermost();
    level.earlierMatched |= level.lastMatched;
    level.lastMatched = matched;
  }

  /** Forgets the comments of the innermost level, after the item that they governed. */
  void clear() {
    Level level = innermost();
    level.earlierMatched = false;
    level.lastMatched = false;
  }

  boolean anyMatched() {
    return anyMatchedBeforeLast() || (!levels.isEmpty() && innermost().lastMatched);
  }

  /** Leaves out the last comment of the innermost level: that is the one being judged. */
  boolean anyMatchedBeforeLast() {
    int last = levels.size() - 1;
    for (int i = 0; i <= last; i++) {
      Level level = levels.get(i);
      if (level.earlierMatched || (i < last && level.lastMatched)) {
        return true;
      }
    }
    return false;
  }

  private Level innermost() {
    return levels.get(levels.size() - 1);
  }
}
