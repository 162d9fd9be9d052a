package org.sops4j.cli.command;

import org.sops4j.cli.Invocation;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.audit.AuditTrail;
import org.sops4j.cli.log.Log;

/**
 * What every command of one start shares.
 *
 * @param invocation what the program sees of the process
 * @param log standard error
 * @param audit where uses of files are recorded
 * @param root the flags before the name of the command; those that a command looks at are {@code
 *     config}, {@code indent} and {@code mac-only-encrypted}
 */
public record Session(Invocation invocation, Log log, AuditTrail audit, ParsedFlags root) {}
