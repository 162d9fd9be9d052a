package org.sops4j.cli.command;

import java.util.List;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.io.StandardOutput;
import org.sops4j.tree.Utf8;

/** {@code sops git uninstall}: takes out what {@code sops git install} put in, and nothing else. */
final class GitUninstallCommand implements Command {
  @Override
  public CommandName name() {
    return CommandName.GIT;
  }

  @Override
  public String words() {
    return "git uninstall";
  }

  @Override
  public String summary() {
    return "remove what sops git install has set up";
  }

  @Override
  public String usage() {
    return "[command options]";
  }

  @Override
  public List<String> examples() {
    return List.of("sops git uninstall");
  }

  @Override
  public FlagSet flags() {
    return new FlagSet(List.of(SharedFlags.HELP));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    List<String> removed = GitSetup.of(session).uninstall();
    StringBuilder text = new StringBuilder();
    removed.forEach(one -> text.append("removed ").append(one).append('\n'));
    if (removed.isEmpty()) {
      text.append("nothing is set up here\n");
    }
    StandardOutput.write(session.invocation().stdout(), Utf8.encode(text.toString()));
  }
}
