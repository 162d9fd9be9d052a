package org.sops4j.cli.command;

import org.sops4j.cli.Invocation;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.audit.AuditTrail;
import org.sops4j.cli.files.ProgressLine;
import org.sops4j.cli.log.Log;

/**
 * What every command of one start shares.
 *
 * @param invocation what the program sees of the process
 * @param log standard error
 * @param audit where uses of files are recorded
 * @param root the flags before the name of the command; those that a command looks at are {@code
 *     config}, {@code indent} and {@code mac-only-encrypted}
 * @param keys where private keys come from
 */
public record Session(
    Invocation invocation, Log log, AuditTrail audit, ParsedFlags root, KeyAccess keys) {
  /**
   * Makes the session of a program that looks for keys whenever it needs one.
   *
   * @param invocation what the program sees of the process
   * @param log standard error
   * @param audit where uses of files are recorded
   * @param root the flags before the name of the command
   */
  public Session(Invocation invocation, Log log, AuditTrail audit, ParsedFlags root) {
    this(invocation, log, audit, root, KeyAccess.of(invocation, log));
  }

  /**
   * Returns a session for one file among many: it prints elsewhere and concerns another document,
   * while the keys are the same.
   *
   * @param own the invocation with the streams for this file
   * @return the session
   */
  Session forFile(Invocation own) {
    return new Session(own, log.over(own), audit.forAnother(), root, keys);
  }

  /**
   * Returns a session for work on many files: it prints past the line that tells how far the work
   * is, and looks for keys once. Its keys are to be closed.
   *
   * @param progress the line
   * @return the session
   */
  Session forAll(ProgressLine progress) {
    Invocation past = progress.over(invocation);
    Log over = log.over(past);
    return new Session(past, over, audit, root, KeyAccess.shared(past, over, progress));
  }
}
