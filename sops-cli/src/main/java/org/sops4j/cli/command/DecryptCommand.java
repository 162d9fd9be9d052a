package org.sops4j.cli.command;

import java.nio.file.Path;
import java.util.List;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;

/** {@code sops decrypt} (cli.md section 1.7). */
public final class DecryptCommand implements Command {
  @Override
  public CommandName name() {
    return CommandName.DECRYPT;
  }

  @Override
  public ManyForm many() {
    return new DecryptMany(this);
  }

  @Override
  public String usage() {
    return "[command options] [file]";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "sops decrypt secrets.yaml",
        "sops decrypt --extract '[\"database\"][\"password\"]' secrets.yaml",
        "sops decrypt --input-type yaml --output-type json < secrets.yaml");
  }

  @Override
  public FlagSet flags() {
    return FlagSet.of(
        List.of(SharedFlags.IN_PLACE, SharedFlags.EXTRACT, SharedFlags.OUTPUT),
        SharedFlags.types(),
        List.of(
            SharedFlags.IGNORE_MAC, SharedFlags.FILENAME_OVERRIDE, SharedFlags.DECRYPTION_ORDER),
        SharedFlags.keyServices(),
        List.of(SharedFlags.HELP));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    List<String> positionals = flags.positionals();
    Positionals.warnOfExtra(positionals, session.log());
    Destination.check(flags, positionals.isEmpty());
    Path file =
        positionals.isEmpty()
            ? null
            : Positionals.existingFile(positionals.get(0), session.invocation());
    Source source = Source.of(file, flags, session.invocation());
    Engine engine = Engine.create(flags, session, flags.text("decryption-order"));
    byte[] result = new Decryption(flags, session, engine).run(source);
    Destination.write(result, file, flags, session);
  }
}
