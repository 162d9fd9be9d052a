package org.sops4j.cli.command;

import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.text.GoText;

/** {@code sops groups delete} (cli.md section 8.3). */
public final class GroupsDeleteCommand implements Command {
  private static final long MOST = 0xFFFFFFFFL;

  @Override
  public CommandName name() {
    return CommandName.GROUPS;
  }

  @Override
  public String words() {
    return "groups delete";
  }

  @Override
  public String summary() {
    return "delete a key group of a file";
  }

  @Override
  public String usage() {
    return "[command options] index";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "sops groups delete --file secrets.yaml --in-place 2",
        "sops groups delete --file secrets.yaml --shamir-secret-sharing-threshold 1 0");
  }

  @Override
  public FlagSet flags() {
    return FlagSet.of(
        List.of(GroupFile.FILE),
        GroupFile.flags(),
        SharedFlags.keyServices(),
        List.of(SharedFlags.HELP));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    if (flags.positionals().size() != 1) {
      throw Failure.exit(
          ExitCodes.GENERIC, "error: exactly one positional argument (index) required");
    }
    int index = index(flags.positionals().get(0));
    Engine engine = Engine.inFileOrder(flags, session);
    new GroupFile(flags, session, engine)
        .change((keys, threshold) -> keys.deleteGroup(index, threshold));
  }

  /** Reads a number of 32 bits; one that an int cannot hold is as much too large as any other. */
  private static int index(String text) {
    long index = 0;
    boolean tooLarge = false;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw notANumber(text, "invalid syntax");
      }
      index = index * 10 + digit;
      tooLarge |= index > MOST;
      index = Math.min(index, MOST);
    }
    if (text.isEmpty()) {
      throw notANumber(text, "invalid syntax");
    }
    if (tooLarge) {
      throw notANumber(text, "value out of range");
    }
    return (int) Math.min(index, Integer.MAX_VALUE);
  }

  private static Failure notANumber(String text, String reason) {
    return Failure.fatal(
        "failed to parse [index] argument: strconv.ParseUint: parsing "
            + GoText.quote(text)
            + ": "
            + reason);
  }
}
