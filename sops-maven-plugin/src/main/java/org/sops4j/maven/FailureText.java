package org.sops4j.maven;

import java.util.StringJoiner;
import org.sops4j.error.DataKeyUnavailableException;
import org.sops4j.error.SopsException;
import org.sops4j.key.GroupAttempt;
import org.sops4j.key.KeyAttempt;

/** A failure in full, for the log: the message, why each key could not be used, what to do. */
final class FailureText {
  private FailureText() {}

  static String of(SopsException failure) {
    StringJoiner text = new StringJoiner("\n");
    for (Throwable at = failure; at instanceof SopsException part; at = at.getCause()) {
      add(part, text);
    }
    return text.toString();
  }

  private static void add(SopsException failure, StringJoiner text) {
    text.add(failure.getMessage());
    if (failure instanceof DataKeyUnavailableException missing) {
      for (GroupAttempt group : missing.groups()) {
        group.failures().forEach(attempt -> add(attempt, text));
      }
    }
    failure.hints().forEach(hint -> text.add("  " + hint));
  }

  private static void add(KeyAttempt attempt, StringJoiner text) {
    String name = attempt.key().type().id() + " " + attempt.key().display();
    attempt.failures().forEach(failure -> text.add("  " + name + ": " + failure));
  }
}
