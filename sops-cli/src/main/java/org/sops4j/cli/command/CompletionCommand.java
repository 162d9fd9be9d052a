package org.sops4j.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.io.StandardOutput;

/**
 * {@code sops completion bash} and the like (cli.md section 1.14). The scripts are resources: each
 * asks the program itself what may follow.
 *
 * @param shell the name of the shell
 * @param example how its users load the script
 */
record CompletionCommand(String shell, String example) implements Command {
  /** The command {@code completion}; the last two shells are ours. */
  static Command create() {
    return new CommandGroup(
        CommandName.COMPLETION,
        List.of("source <(sops completion bash)"),
        List.of(
            new CompletionCommand("bash", "source <(sops completion bash)"),
            new CompletionCommand("zsh", "source <(sops completion zsh)"),
            new CompletionCommand("fish", "sops completion fish | source"),
            new CompletionCommand(
                "powershell", "sops completion powershell | Out-String | Invoke-Expression")));
  }

  @Override
  public CommandName name() {
    return CommandName.COMPLETION;
  }

  @Override
  public String words() {
    return name().word() + " " + shell;
  }

  @Override
  public String summary() {
    return "print the script for " + shell;
  }

  @Override
  public String usage() {
    return "[command options]";
  }

  @Override
  public List<String> examples() {
    return List.of(example);
  }

  @Override
  public FlagSet flags() {
    return new FlagSet(List.of(SharedFlags.HELP));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    try (InputStream script = CompletionCommand.class.getResourceAsStream("completion." + shell)) {
      if (script == null) {
        throw new IllegalStateException("the program is incomplete");
      }
      StandardOutput.write(session.invocation().stdout(), script.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
