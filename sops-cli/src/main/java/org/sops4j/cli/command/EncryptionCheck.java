package org.sops4j.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.DecryptedDocument;
import org.sops4j.EncryptedDocument;
import org.sops4j.EncryptionSettings;
import org.sops4j.Explain;
import org.sops4j.Sops;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.text.GoText;
import org.sops4j.error.SopsException;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.EncryptionScope.Rule;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;
import org.sops4j.metadata.ValueDecision;
import org.sops4j.spi.IdentityGenerator;

/**
 * Says so where a new file is not what its owner believes: nothing of it is encrypted, a regular
 * expression selects nothing, or its owner cannot open it. To the reference all of that is success,
 * so it only adds lines, unless it is asked to be strict.
 */
final class EncryptionCheck {
  private final Session session;
  private final EncryptionSettings plan;
  private final String name;

  /** A check of the document {@code name}, which is encrypted after a plan. */
  EncryptionCheck(EncryptionSettings plan, Source source, Session session) {
    this.session = session;
    this.plan = plan;
    this.name = source.displayName(session.invocation());
  }

  /** Whether doubts are errors; only the command has the flag, not the form without a command. */
  static boolean isStrict(ParsedFlags flags, Session session) {
    return flags != session.root() && flags.bool("strict");
  }

  /**
   * Looks at a document before it is written.
   *
   * @throws Failure if there are doubts, and {@code strict} makes errors of them
   */
  void run(DecryptedDocument clear, EncryptedDocument encrypted, Sops sops, boolean strict) {
    List<String> doubts = new ArrayList<>();
    if (!Explain.hasEncryptedValue(encrypted)) {
      doubtIfNothingIsEncrypted(clear, doubts);
    } else if (isException(plan.scope().rule())) {
      doubtIfNothingIsExcepted(clear, doubts);
    }
    if (isLockedOut(sops)) {
      doubts.add(
          "you cannot decrypt "
              + name
              + ": none of the age identities on this machine is one of its recipients");
    }
    if (strict && !doubts.isEmpty()) {
      String first = "Error: " + doubts.remove(0);
      doubts.replaceAll(one -> "  " + one);
      throw Failure.exit(ExitCodes.GENERIC, first, doubts);
    }
    for (String doubt : doubts) {
      session.log().hint("  warning: " + doubt);
    }
  }

  private void doubtIfNothingIsEncrypted(DecryptedDocument clear, List<String> doubts) {
    int values = 0;
    for (ValueDecision one : Explain.values(clear, plan.scope())) {
      values += one.isValue() ? 1 : 0;
    }
    if (values > 0) {
      doubts.add(
          "nothing is encrypted in "
              + name
              + ": "
              + setting(plan.scope())
              + " selects 0 of "
              + values
              + (values == 1 ? " value" : " values"));
    }
  }

  private void doubtIfNothingIsExcepted(DecryptedDocument clear, List<String> doubts) {
    for (ValueDecision one : Explain.values(clear, plan.scope())) {
      if (one.isValue() && !one.selected()) {
        return;
      }
    }
    doubts.add(
        setting(plan.scope())
            + " leaves nothing of "
            + name
            + " in clear: every value is encrypted");
  }

  /** A suffix that no key has is a habit; an expression that finds nothing may be a mistake. */
  private static boolean isException(Rule rule) {
    return rule == Rule.UNENCRYPTED_REGEX || rule == Rule.UNENCRYPTED_COMMENT_REGEX;
  }

  /** The setting that decides, as a user wrote it. */
  static String setting(EncryptionScope scope) {
    return scope.rule().field() + " " + GoText.quote(scope.pattern());
  }

  private boolean isLockedOut(Sops sops) {
    int closed = 0;
    for (List<KeyRef> group : plan.groups()) {
      List<String> recipients = new ArrayList<>(group.size());
      for (KeyRef key : group) {
        if (key.type() != KeyType.AGE) {
          return false; // nobody knows without asking whether such a key can be used
        }
        recipients.add(key.display());
      }
      closed += isLockedOut(sops, recipients) ? 1 : 0;
    }
    int groups = plan.groups().size();
    int needed = plan.shamirThreshold() == 0 || groups == 1 ? groups : plan.shamirThreshold();
    return groups - closed < needed;
  }

  private static boolean isLockedOut(Sops sops, List<String> recipients) {
    try {
      IdentityGenerator generator = sops.identityGenerator(KeyType.AGE);
      return generator.isLockedOut(recipients);
    } catch (SopsException e) {
      return false; // without the key source nothing could have been encrypted
    }
  }
}
