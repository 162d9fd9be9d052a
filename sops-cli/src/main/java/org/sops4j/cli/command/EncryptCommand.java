package org.sops4j.cli.command;

import java.nio.file.Path;
import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;

/** {@code sops encrypt} (cli.md section 1.8). */
public final class EncryptCommand implements Command {
  @Override
  public CommandName name() {
    return CommandName.ENCRYPT;
  }

  @Override
  public ManyForm many() {
    return new EncryptMany(this);
  }

  @Override
  public String usage() {
    return "[command options] [file]";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "sops encrypt --age age1a9peerkdkm4lxkwsk9kf7tcfr3yaw646tllasldes7vskhcyhe0s98eunu"
            + " secrets.yaml",
        "sops encrypt --in-place secrets.yaml",
        "sops encrypt --filename-override secrets.json < plain.json");
  }

  @Override
  public FlagSet flags() {
    return FlagSet.of(
        List.of(SharedFlags.IN_PLACE, SharedFlags.OUTPUT),
        SharedFlags.keys(),
        SharedFlags.types(),
        SharedFlags.selection(),
        List.of(SharedFlags.FILENAME_OVERRIDE),
        SharedFlags.keyServices(),
        List.of(SharedFlags.HELP));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    List<String> positionals = flags.positionals();
    Positionals.warnOfExtra(positionals, session.log());
    Destination.check(flags, positionals.isEmpty());
    Path file = null;
    if (!positionals.isEmpty()) {
      file = Positionals.existingFile(positionals.get(0), session.invocation());
    } else if (flags.text("filename-override").isEmpty()) {
      throw Failure.exit(
          ExitCodes.CONFLICTING_PARAMETERS,
          "Error: must specify --filename-override when reading from stdin");
    }
    Source source = Source.of(file, flags, session.invocation());
    Engine engine = Engine.create(flags, session, "");
    Encryption encryption = new Encryption(flags, session, engine);
    byte[] result = encryption.run(source, encryption.settings(source));
    Destination.write(result, file, flags, session);
  }
}
