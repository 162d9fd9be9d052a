package org.sops4j.cli.command;

import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;

/**
 * {@code sops sync}: a command of ours that gives every encrypted file of a repository the settings
 * of its creation rule.
 */
public final class SyncCommand implements Command {
  @Override
  public CommandName name() {
    return CommandName.SYNC;
  }

  @Override
  public String usage() {
    return "[command options] [path...]   (exit status: 0 every file is as its rule says, 1 with"
        + " --check if not, 2 a file could not be read, decrypted or written)";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "sops sync --dry-run", "sops sync", "sops sync --check", "sops sync prod '**/*.enc.yaml'");
  }

  @Override
  public FlagSet flags() {
    return FlagSet.of(
        List.of(
            Flag.bool("print what would be done, and do nothing; needs no key", "dry-run", "n"),
            Flag.bool("end with status 1 if something is to be done; needs no key", "check"),
            Flag.bool(
                "also write values in clear that are encrypted now, if a rule says so",
                "allow-plaintext"),
            RepositoryRun.CONFIG),
        SharedFlags.keyServices(),
        List.of(SharedFlags.HELP));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    if (flags.bool("check") || flags.bool("dry-run")) {
      plan(flags, session);
      return;
    }
    if (flags.bool("allow-plaintext") && flags.positionals().isEmpty()) {
      throw Failure.exit(
          ExitCodes.CONFLICTING_PARAMETERS,
          "Error: --allow-plaintext is for files that are named, not for all there are");
    }
    try (RepositoryRun run = RepositoryRun.withKeys(name(), flags, session)) {
      new Synchronization(run, flags.bool("allow-plaintext")).apply();
      run.end(0);
    }
  }

  private void plan(ParsedFlags flags, Session session) {
    try (RepositoryRun run = RepositoryRun.withoutKeys(name(), flags, session)) {
      Synchronization sync = new Synchronization(run, false);
      sync.plan();
      run.end(flags.bool("check") && sync.isOutOfStep() ? ExitCodes.GENERIC : 0);
    }
  }
}
