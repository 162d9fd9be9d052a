package org.sops4j.cli.command;

import java.util.List;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;

/**
 * {@code sops keyservice} (cli.md section 9.3), as far as the network: serving is left to a later
 * version.
 */
public final class KeyServiceCommand implements Command {
  @Override
  public CommandName name() {
    return CommandName.KEYSERVICE;
  }

  @Override
  public String usage() {
    return "[command options]";
  }

  @Override
  public List<String> examples() {
    return List.of("sops keyservice --network unix --address /run/user/1000/sops.sock");
  }

  @Override
  public FlagSet flags() {
    return FlagSet.of(
        List.of(
            Flag.text("tcp or unix (default: tcp)", "network", "net"),
            Flag.text("where to listen (default: 127.0.0.1:5000)", "address", "addr"),
            Flag.bool("ask before each request is answered", "prompt"),
            Flag.bool("print more about what is done", "verbose"),
            SharedFlags.HELP));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    throw Unavailable.failure(name().word());
  }
}
