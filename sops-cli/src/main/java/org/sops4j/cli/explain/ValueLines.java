package org.sops4j.cli.explain;

import org.sops4j.metadata.ValueDecision;
import org.sops4j.metadata.ValueDecision.State;

/** The list of values with a word on each, and their number. */
final class ValueLines {
  private final Explanation.Values values;
  private final boolean isEncrypted;
  private final StringBuilder out;

  ValueLines(Explanation.Values values, boolean isEncrypted, StringBuilder out) {
    this.values = values;
    this.isEncrypted = isEncrypted;
    this.out = out;
  }

  void write() {
    int document = 0;
    for (ValueDecision one : values.decisions()) {
      if (one.document() != document) {
        document = one.document();
        out.append("  document ").append(document + 1).append(":\n");
      }
      out.append("  ").append(word(one)).append(place(one));
      out.append("  (").append(Reasons.of(one, values.scope())).append(")\n");
    }
    sum(Summary.of(values.decisions()));
  }

  private String word(ValueDecision one) {
    if (one.state() == State.EMPTY) {
      return "empty      ";
    } else if (isEncrypted && one.selected() && one.state() == State.CLEAR && !one.isComment()) {
      return "NOT SECRET ";
    }
    return one.selected() ? "encrypted  " : "clear      ";
  }

  private static String place(ValueDecision one) {
    String path = one.path().components().isEmpty() ? "the top level" : one.path().toString();
    return one.isComment() ? "comment in " + path : path;
  }

  private void sum(Summary sum) {
    out.append("  ").append(sum.selected()).append(" of ").append(sum.values());
    out.append(sum.values() == 1 ? " value " : " values ");
    out.append(isEncrypted ? "to be encrypted" : "would be encrypted");
    if (sum.comments() > 0) {
      out.append(", ").append(sum.selectedComments()).append(" of ").append(sum.comments());
      out.append(sum.comments() == 1 ? " comment" : " comments");
    }
    if (sum.empty() > 0) {
      out.append("; ").append(sum.empty()).append(" empty");
    }
    out.append('\n');
    if (isEncrypted && sum.exposed() > 0) {
      out.append("  ").append(sum.exposed());
      out.append(" should be encrypted and can be read by anybody\n");
    }
  }
}
