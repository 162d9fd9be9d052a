package org.sops4j.cli.command;

import org.sops4j.cli.Failure;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.log.LogLevel;

/** How {@code exec-env} and {@code exec-file} stand to the command that they start. */
enum ExecMode {
  /** They wait for it, and say so if it fails. */
  WAIT,
  /** They are as good as the command itself: signals go to it, and its status is theirs. */
  SAME_PROCESS,
  /** They leave it alone. */
  BACKGROUND;

  static final Flag BACKGROUND_FLAG =
      Flag.bool("deprecated: do not wait for the command", "background");
  static final Flag SAME_PROCESS_FLAG =
      Flag.bool("pass signals on to the command and end as it ends", "same-process");
  static final Flag USER_FLAG = Flag.text("run the command as this user", "user");

  /** Reads the flags, with a warning for the one that is deprecated. */
  static ExecMode of(ParsedFlags flags, CommandName command, Session session) {
    boolean background = flags.bool("background");
    if (background) {
      session
          .log()
          .command(
              LogLevel.WARNING,
              command.word()
                  + "'s --background option is deprecated and will be removed in a future version"
                  + " of sops");
    }
    if (command != CommandName.EXEC_ENV || !flags.bool("same-process")) {
      return background ? BACKGROUND : WAIT;
    }
    if (background) {
      throw Failure.exit(
          ExitCodes.CONFLICTING_PARAMETERS,
          "Error: The --same-process flag cannot be used with --background");
    }
    return SAME_PROCESS;
  }
}
