package org.sops4j.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.io.StandardOutput;

/** {@code sops config schema}: what an editor needs to help with {@code .sops.yaml}. */
public final class ConfigSchemaCommand implements Command {
  @Override
  public CommandName name() {
    return CommandName.CONFIG;
  }

  @Override
  public String words() {
    return "config schema";
  }

  @Override
  public String summary() {
    return "print a JSON schema of config files for editors";
  }

  @Override
  public String usage() {
    return "[command options]";
  }

  @Override
  public List<String> examples() {
    return List.of("sops config schema > .sops.schema.json");
  }

  @Override
  public FlagSet flags() {
    return new FlagSet(List.of(SharedFlags.HELP));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    Positionals.warnOfExtra(flags.positionals(), session.log());
    StandardOutput.write(session.invocation().stdout(), schema());
  }

  private static byte[] schema() {
    try (InputStream schema =
        ConfigSchemaCommand.class.getResourceAsStream("sops-config.schema.json")) {
      if (schema == null) {
        throw new IllegalStateException("the schema is not in the program");
      }
      return schema.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
