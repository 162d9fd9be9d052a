package org.sops4j.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sops4j.DecryptedDocument;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.process.UserSwitch;
import org.sops4j.error.NotWritableException;
import org.sops4j.tree.Format;

/** {@code sops exec-env} (cli.md section 7.1). */
public final class ExecEnvCommand implements Command {
  @Override
  public CommandName name() {
    return CommandName.EXEC_ENV;
  }

  @Override
  public String usage() {
    return "[command options] file command | file -- program arguments...";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "sops exec-env secrets.env 'psql \"$DATABASE_URL\"'",
        "sops exec-env --pristine=true secrets.yaml /usr/bin/env",
        "sops exec-env secrets.yaml -- npm run deploy");
  }

  @Override
  public FlagSet flags() {
    return FlagSet.of(
        List.of(
            ExecMode.BACKGROUND_FLAG,
            Flag.bool("pass the decrypted values and no other variables", "pristine"),
            ExecMode.USER_FLAG,
            ExecMode.SAME_PROCESS_FLAG,
            SharedFlags.DECRYPTION_ORDER),
        SharedFlags.keyServices(),
        List.of(SharedFlags.HELP));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    ExecLine line = ExecLine.of(flags, session);
    Engine engine = Engine.create(flags, session, flags.text("decryption-order"));
    ExecMode mode = ExecMode.of(flags, name(), session);
    DecryptedDocument document =
        new ExecDocument(flags, session, engine).read(line.file(), Format.ofPath(line.file()));
    Map<String, String> values = values(document);
    if (mode == ExecMode.SAME_PROCESS && ExecLine.isWindows()) {
      throw Failure.exit(ExitCodes.GENERIC, "The --same-process flag is not supported on Windows");
    }
    UserSwitch user = UserSwitch.to(flags.text("user"), session.invocation());
    Map<String, String> environment = new LinkedHashMap<>();
    if (!flags.bool("pristine")) {
      environment.putAll(session.invocation().environment());
    }
    environment.putAll(user.variables());
    environment.putAll(values);
    new ExecRun(mode, user, environment, session).run(line);
  }

  private static Map<String, String> values(DecryptedDocument document) {
    try {
      return document.environment();
    } catch (NotWritableException e) {
      throw Failure.exit(ExitCodes.GENERIC, e.reason());
    }
  }
}
