package org.sops4j.cli.command;

import java.nio.file.Path;
import java.util.List;
import org.sops4j.RotationSettings;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.io.InputFile;
import org.sops4j.cli.text.GoText;

/** {@code sops rotate} (cli.md section 1.9). */
public final class RotateCommand implements Command {
  @Override
  public CommandName name() {
    return CommandName.ROTATE;
  }

  @Override
  public ManyForm many() {
    return new RotateMany(this);
  }

  @Override
  public String usage() {
    return "[command options] file";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "sops rotate --in-place secrets.yaml",
        "sops rotate -i --add-age age1a9peerkdkm4lxkwsk9kf7tcfr3yaw646tllasldes7vskhcyhe0s98eunu"
            + " secrets.yaml");
  }

  @Override
  public FlagSet flags() {
    return FlagSet.of(
        List.of(SharedFlags.IN_PLACE, SharedFlags.OUTPUT),
        SharedFlags.types(),
        List.of(SharedFlags.ENCRYPTION_CONTEXT),
        SharedFlags.addAndRemove(),
        List.of(SharedFlags.FILENAME_OVERRIDE, SharedFlags.DECRYPTION_ORDER),
        SharedFlags.keyServices(),
        List.of(SharedFlags.HELP));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    List<String> positionals = flags.positionals();
    if (positionals.isEmpty()) {
      throw Failure.exit(ExitCodes.NO_FILE_SPECIFIED, "Error: no file specified");
    }
    Positionals.warnOfExtra(positionals, session.log());
    Destination.check(flags, false);
    Path file = session.invocation().absolute(positionals.get(0));
    if (InputFile.isMissing(file) && SharedFlags.changesKeys(flags)) {
      throw Failure.exit(
          ExitCodes.CANNOT_CHANGE_KEYS_OF_MISSING_FILE,
          "Error: cannot add or remove keys on non-existent file "
              + GoText.quote(file.toString())
              + ", use the `edit` subcommand instead.");
    }
    Source source = Source.of(file, flags, session.invocation());
    Engine engine = Engine.create(flags, session, flags.text("decryption-order"));
    Rotation rotation = new Rotation(flags, session, engine);
    RotationSettings settings = rotation.settings();
    Destination.write(rotation.run(source, settings), file, flags, session);
    rotation.tellWhatIsDropped();
  }
}
