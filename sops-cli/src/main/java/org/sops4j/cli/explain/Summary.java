package org.sops4j.cli.explain;

import java.util.List;
import org.sops4j.metadata.ValueDecision;
import org.sops4j.metadata.ValueDecision.State;

/**
 * How many values there are of each kind.
 *
 * @param values values that are not empty
 * @param selected those of them that the setting selects
 * @param exposed those of the selected ones that can be read
 * @param comments comments
 * @param selectedComments comments that the setting selects
 * @param empty empty values
 */
record Summary(
    int values, int selected, int exposed, int comments, int selectedComments, int empty) {
  static Summary of(List<ValueDecision> decisions) {
    int[] counts = new int[6];
    for (ValueDecision one : decisions) {
      if (one.isComment()) {
        counts[3]++;
        counts[4] += one.selected() ? 1 : 0;
      } else if (one.state() == State.EMPTY) {
        counts[5]++;
      } else {
        counts[0]++;
        counts[1] += one.selected() ? 1 : 0;
        counts[2] += one.selected() && one.state() == State.CLEAR ? 1 : 0;
      }
    }
    return new Summary(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
  }
}
