package org.sops4j.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.people.AccessMatrix;
import org.sops4j.cli.people.FileAccess;
import org.sops4j.cli.people.MatrixText;
import org.sops4j.cli.text.GoText;

/**
 * {@code sops who}: a command of ours that tells from the metadata of the files who opens which.
 * Needs no key.
 */
public final class WhoCommand implements Command {
  @Override
  public CommandName name() {
    return CommandName.WHO;
  }

  @Override
  public String usage() {
    return "[command options] [path...]   (exit status: 0 done, 1 nobody of the name of --name opens"
        + " a file, 2 a file could not be read)";
  }

  @Override
  public List<String> examples() {
    return List.of("sops who", "sops who --name alice prod", "sops who --format csv > who.csv");
  }

  @Override
  public FlagSet flags() {
    return FlagSet.of(
        List.of(
            Flag.text("only this person, or this recipient", "name"),
            Flag.text("text, csv or json (default: text)", "format"),
            RepositoryRun.CONFIG,
            SharedFlags.HELP));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    String format = flags.text("format").isEmpty() ? "text" : flags.text("format");
    if (!List.of("text", "csv", "json").contains(format)) {
      throw Failure.exit(
          ExitCodes.CONFLICTING_PARAMETERS,
          "Error: --format is text, csv or json, not " + GoText.quote(format));
    }
    try (RepositoryRun run = RepositoryRun.withoutKeys(name(), flags, session)) {
      print(matrix(run), flags.text("name"), format, run);
    }
  }

  private static void print(AccessMatrix all, String name, String format, RepositoryRun run) {
    AccessMatrix shown = name.isEmpty() ? all : all.only(name);
    if (shown == null) {
      run.say("nobody of the name " + GoText.quote(name) + " opens a file");
      run.end(ExitCodes.GENERIC);
      return;
    }
    MatrixText text = new MatrixText(shown);
    run.print(
        switch (format) {
          case "csv" -> text.csv();
          case "json" -> text.json();
          default -> text.table();
        });
    run.end(0);
  }

  private static AccessMatrix matrix(RepositoryRun run) {
    RepositoryRules rules = run.rules();
    List<FileAccess> files = new ArrayList<>();
    run.each(
        file -> {
          rules.config(file.path().getParent());
          return FileAccess.of(file.name(), file.metadata());
        },
        (file, access) -> {
          files.add(access);
          return "read";
        });
    return new AccessMatrix(rules.names(), files);
  }
}
