package org.sops4j.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.log.LogLevel;
import org.sops4j.cli.process.UserSwitch;

/** {@code sops exec-file} (cli.md section 7.2). */
public final class ExecFileCommand implements Command {
  @Override
  public CommandName name() {
    return CommandName.EXEC_FILE;
  }

  @Override
  public String usage() {
    return "[command options] file command | file -- program arguments...";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "sops exec-file secrets.yaml 'helm upgrade app chart -f {}'",
        "sops exec-file --no-fifo --filename app.env secrets.env 'docker compose --env-file {} up'",
        "sops exec-file --output-type json secrets.yaml -- jq .database {}");
  }

  @Override
  public FlagSet flags() {
    return FlagSet.of(
        List.of(
            ExecMode.BACKGROUND_FLAG,
            Flag.bool("use an ordinary file, which can be read more than once", "no-fifo"),
            ExecMode.USER_FLAG),
        SharedFlags.types(),
        List.of(
            Flag.text("the name of the temporary file", "filename"), SharedFlags.DECRYPTION_ORDER),
        SharedFlags.keyServices(),
        List.of(SharedFlags.HELP));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    ExecLine line = ExecLine.of(flags, session);
    Engine engine = Engine.create(flags, session, flags.text("decryption-order"));
    ExecMode mode = ExecMode.of(flags, name(), session);
    byte[] content = new ExecDocument(flags, session, engine).readAs(line.file());
    UserSwitch user = UserSwitch.to(flags.text("user"), session.invocation());
    Map<String, String> environment = new LinkedHashMap<>(session.invocation().environment());
    environment.putAll(user.variables());
    ExecRun run = new ExecRun(mode, user, environment, session);
    try (DecryptedFile file = new DecryptedFile(user.account(), session)) {
      boolean pipe = isPipe(flags, session);
      run.run(line.withPath(file.create(flags.text("filename"), content, pipe).toString()));
      file.check();
    }
  }

  private static boolean isPipe(ParsedFlags flags, Session session) {
    boolean pipe = !flags.bool("no-fifo");
    if (pipe && ExecLine.isWindows()) {
      session
          .log()
          .line("EXEC", LogLevel.WARNING, "no fifos on windows, use --no-fifo next time", Map.of());
      return false;
    }
    return pipe;
  }
}
