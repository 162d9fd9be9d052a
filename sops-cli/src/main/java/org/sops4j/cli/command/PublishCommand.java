package org.sops4j.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.io.OsErrors;
import org.sops4j.key.DecryptionOrder;

/**
 * {@code sops publish} (cli.md section 9.2), as far as the network: what is wrong with flags,
 * configuration and files is said; uploading is left to a later version.
 */
public final class PublishCommand implements Command {
  @Override
  public CommandName name() {
    return CommandName.PUBLISH;
  }

  @Override
  public String usage() {
    return "[command options] file";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "sops publish secrets.enc.yaml", "sops publish --recursive --omit-extensions secrets/");
  }

  @Override
  public FlagSet flags() {
    return FlagSet.of(
        List.of(
            SharedFlags.YES,
            Flag.bool(
                "leave the extension of the file out of the target's name", "omit-extensions"),
            Flag.bool("publish all files of a folder", "recursive"),
            Flag.bool("print more about what is done", "verbose"),
            SharedFlags.DECRYPTION_ORDER),
        SharedFlags.keyServices(),
        List.of(SharedFlags.HELP));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    if (flags.bool("verbose") || session.root().bool("verbose")) {
      session.log().beVerbose();
    }
    Engine engine = Engine.inFileOrder(flags, session);
    if (engine.configFile() == null) {
      throw Failure.exit(ExitCodes.GENERIC, "config file not found");
    }
    List<String> positionals = flags.positionals();
    if (positionals.isEmpty()) {
      throw Failure.exit(ExitCodes.NO_FILE_SPECIFIED, "Error: no file specified");
    }
    Positionals.warnOfExtra(positionals, session.log());
    checkFolder(positionals.get(0), flags, session);
    checkOrder(flags);
    new Publication(session, engine).run(positionals.get(0));
  }

  private static void checkFolder(String name, ParsedFlags flags, Session session) {
    Path file = session.invocation().absolute(name);
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      if (found.isDirectory() && !flags.bool("recursive")) {
        throw Failure.fatal("can't operate on a directory without --recursive flag.");
      }
    } catch (IOException e) {
      throw Failure.exit(ExitCodes.GENERIC, "stat " + name + ": " + OsErrors.reason(e));
    }
  }

  private static void checkOrder(ParsedFlags flags) {
    try {
      DecryptionOrder.parse(flags.text("decryption-order"));
    } catch (IllegalArgumentException e) {
      throw Failure.exit(ExitCodes.DUPLICATE_KEY_TYPE, String.valueOf(e.getMessage()));
    }
  }
}
