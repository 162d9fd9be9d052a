package org.sops4j.cli.command;

import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.explain.Explanation;
import org.sops4j.cli.explain.ExplanationJson;
import org.sops4j.cli.explain.ExplanationText;
import org.sops4j.cli.io.StandardOutput;
import org.sops4j.tree.Utf8;

/**
 * {@code sops explain}: a command of ours that says which configuration, rule, values and keys a
 * file has and why. It shows no value, changes nothing, and asks nobody.
 */
public final class ExplainCommand implements Command {
  private static final Flag NO_KEYS = Flag.bool("do not try the keys of the file", "no-keys");

  @Override
  public CommandName name() {
    return CommandName.EXPLAIN;
  }

  @Override
  public String usage() {
    return "[command options] file";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "sops explain secrets.yaml",
        "sops explain --no-keys --format json secrets.yaml",
        "sops explain not/there/yet.yaml");
  }

  @Override
  public FlagSet flags() {
    return FlagSet.of(
        List.of(OutputFormat.FLAG, NO_KEYS),
        SharedFlags.keys(),
        SharedFlags.types(),
        SharedFlags.selection(),
        List.of(SharedFlags.FILENAME_OVERRIDE, SharedFlags.DECRYPTION_ORDER),
        SharedFlags.keyServices(),
        List.of(SharedFlags.HELP));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    if (flags.positionals().isEmpty()) {
      throw Failure.exit(ExitCodes.NO_FILE_SPECIFIED, "Error: no file specified");
    }
    Positionals.warnOfExtra(flags.positionals(), session.log());
    boolean asJson = OutputFormat.isJson(flags);
    Explanation found =
        new ExplainedFile(flags, session).explain(flags.positionals().get(0), !noKeys(flags));
    byte[] report =
        asJson ? ExplanationJson.of(found).toBytes() : Utf8.encode(ExplanationText.of(found));
    StandardOutput.write(session.invocation().stdout(), report);
  }

  private static boolean noKeys(ParsedFlags flags) {
    return flags.bool(NO_KEYS.name());
  }
}
