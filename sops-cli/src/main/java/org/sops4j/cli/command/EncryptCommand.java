package org.sops4j.cli.command;

import java.nio.file.Path;
import java.util.List;
import org.sops4j.EncryptionSettings;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;

/** {@code sops encrypt} (cli.md section 1.8). */
public final class EncryptCommand implements Command {
  static final Flag STRICT =
      Flag.bool("refuse to encrypt nothing, or to nobody you can decrypt as (status 1)", "strict");

  private static final Flag IF_NEEDED =
      Flag.bool("leave a file alone that is encrypted already, and succeed", "if-needed");

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
        "sops encrypt --filename-override secrets.json < plain.json",
        "sops encrypt --reuse --output secrets.enc.yaml secrets.yaml");
  }

  @Override
  public FlagSet flags() {
    return FlagSet.of(
        List.of(SharedFlags.IN_PLACE, SharedFlags.OUTPUT),
        SharedFlags.keys(),
        SharedFlags.types(),
        SharedFlags.selection(),
        List.of(SharedFlags.FILENAME_OVERRIDE, STRICT),
        BaseSearch.flags(),
        List.of(IF_NEEDED),
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
    byte[] done = flags.bool("if-needed") ? encryption.alreadyEncrypted(source) : null;
    if (done == null) {
      encrypt(encryption, source, new BaseSearch(flags, session, engine));
    } else if (!flags.bool("in-place")) {
      Destination.write(done, file, flags, session);
    }
  }

  private static void encrypt(Encryption encryption, Source source, BaseSearch search) {
    EncryptionSettings plan = encryption.settings(source);
    BaseFile base = search.find(source);
    search.write(encryption.run(source, plan, base), base, source);
  }
}
