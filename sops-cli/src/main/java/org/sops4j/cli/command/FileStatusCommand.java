package org.sops4j.cli.command;

import java.nio.file.Path;
import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.io.InputFile;
import org.sops4j.cli.io.StandardOutput;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.tree.Format;
import org.sops4j.tree.Utf8;

/** {@code sops filestatus} (cli.md section 9.1). */
public final class FileStatusCommand implements Command {
  private static final String PREFIX = "cannot check file status: cannot load encrypted file: ";

  @Override
  public CommandName name() {
    return CommandName.FILESTATUS;
  }

  @Override
  public ManyForm many() {
    return new FileStatusMany(this);
  }

  @Override
  public String usage() {
    return "[command options] file";
  }

  @Override
  public List<String> examples() {
    return List.of("sops filestatus secrets.yaml");
  }

  @Override
  public FlagSet flags() {
    return new FlagSet(List.of(SharedFlags.INPUT_TYPE, SharedFlags.HELP));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    if (flags.positionals().isEmpty()) {
      throw Failure.exit(ExitCodes.NO_FILE_SPECIFIED, "Error: no file specified");
    }
    String name = flags.positionals().get(0);
    Engine engine = Engine.withoutKeys(session);
    Format format = Format.byId(flags.text("input-type")).orElse(Format.ofPath(name));
    boolean encrypted = isEncrypted(read(name, session.invocation()), format, engine, name);
    String status = "{\"encrypted\":" + encrypted + "}\n";
    StandardOutput.write(session.invocation().stdout(), Utf8.encode(status));
  }

  private static byte[] read(String name, Invocation invocation) {
    Path file = invocation.absolute(name);
    try {
      return InputFile.read(file, name);
    } catch (Failure e) {
      throw Failure.fatal(PREFIX + e.text(), e.additions());
    }
  }

  /** Whether some program has sealed a file with this metadata. */
  static boolean isSealed(SopsMetadata metadata) {
    return !metadata.version().isEmpty() && !metadata.mac().isEmpty();
  }

  /** Whether there is metadata that some program has sealed. */
  private static boolean isEncrypted(byte[] input, Format format, Engine engine, String name) {
    try {
      return isSealed(engine.sops().read(input, format).metadata());
    } catch (SopsException e) {
      if (e.code() == ErrorCode.NOT_ENCRYPTED) {
        return false;
      }
      throw Failures.fatal(PREFIX, e, name);
    }
  }
}
