package org.sops4j.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.git.Git;

/** {@code sops mergetool}: settles what a merge left open in encrypted files. */
final class MergeToolCommand implements Command {
  @Override
  public CommandName name() {
    return CommandName.MERGETOOL;
  }

  @Override
  public String usage() {
    return "[--ours | --theirs | --edit] [command options] [FILE...]";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "sops mergetool",
        "sops mergetool --theirs secrets.yaml",
        "EDITOR='code --wait' sops mergetool --edit secrets.yaml");
  }

  @Override
  public FlagSet flags() {
    return FlagSet.of(
        List.of(
            Flag.bool("take our side of each conflict, write the file and git add it", "ours"),
            Flag.bool("take their side of each conflict", "theirs"),
            Flag.bool("settle the conflicts in the editor", "edit"),
            SharedFlags.DECRYPTION_ORDER),
        SharedFlags.keyServices(),
        List.of(SharedFlags.HELP));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    Git git = Git.atTop(session.invocation());
    List<UnmergedFile> files = chosen(flags.positionals(), git, session);
    Engine engine = Engine.create(flags, session, flags.text("decryption-order"));
    Settlement settlement = new Settlement(mode(flags), git, engine, session);
    boolean isLeft = false;
    for (UnmergedFile file : files) {
      try {
        isLeft |= !settlement.settle(file);
      } catch (Failure e) {
        if (e.endsProgram()) {
          throw e;
        }
        session.log().text(e.text() + "\n");
        e.additions().forEach(line -> session.log().text(line + "\n"));
        isLeft = true;
      }
    }
    if (isLeft) {
      throw Failure.silent(MergeReport.CONFLICT);
    }
  }

  private static Settlement.Mode mode(ParsedFlags flags) {
    List<Settlement.Mode> modes = new ArrayList<>();
    for (Settlement.Mode mode : Settlement.Mode.values()) {
      if (mode != Settlement.Mode.LIST && flags.bool(mode.flag())) {
        modes.add(mode);
      }
    }
    if (modes.size() > 1) {
      throw Failure.exit(
          ExitCodes.CONFLICTING_PARAMETERS, "Error: use one of --ours, --theirs and --edit");
    }
    return modes.isEmpty() ? Settlement.Mode.LIST : modes.get(0);
  }

  private static List<UnmergedFile> chosen(List<String> names, Git git, Session session) {
    List<UnmergedFile> all = UnmergedFile.all(git);
    if (names.isEmpty()) {
      return all;
    }
    List<UnmergedFile> chosen = new ArrayList<>();
    for (String name : names) {
      Path file = real(session.invocation().absolute(name));
      int before = chosen.size();
      for (UnmergedFile one : all) {
        if (one.file(git).equals(file)) {
          chosen.add(one);
        }
      }
      if (chosen.size() == before) {
        throw Failure.exit(ExitCodes.GENERIC, MergeReport.START + name + " is not in conflict");
      }
    }
    return chosen;
  }

  /** Git names files without symbolic links on the way. */
  private static Path real(Path file) {
    try {
      return file.getParent().toRealPath().resolve(file.getFileName());
    } catch (IOException e) {
      return file;
    }
  }
}
