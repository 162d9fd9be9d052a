package org.sops4j.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sops4j.ConfigCheck;
import org.sops4j.Sops;
import org.sops4j.cli.Failure;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.files.GitFiles;
import org.sops4j.cli.io.InputFile;
import org.sops4j.cli.io.StandardOutput;
import org.sops4j.cli.text.JsonObject;
import org.sops4j.config.ConfigFinding;
import org.sops4j.config.ConfigFinding.Severity;
import org.sops4j.tree.Utf8;

/** {@code sops config check}: finds what {@code .sops.yaml} says and nobody would guess. */
public final class ConfigCheckCommand implements Command {
  private static final int WRONG = 1;
  private static final Flag STRICT = Flag.bool("let warnings fail, too", "strict");
  private static final Flag NO_FILES =
      Flag.bool("do not look at the files that git follows", "no-files");

  @Override
  public CommandName name() {
    return CommandName.CONFIG;
  }

  @Override
  public String words() {
    return "config check";
  }

  @Override
  public String summary() {
    return "find mistakes in a config file (exit status 1 if there are any, 2 if there is no file)";
  }

  @Override
  public String usage() {
    return "[command options] [file]";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "sops config check", "sops config check --strict --format json deploy/.sops.yaml");
  }

  @Override
  public FlagSet flags() {
    return new FlagSet(List.of(OutputFormat.FLAG, STRICT, NO_FILES, SharedFlags.HELP));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    boolean asJson = OutputFormat.isJson(flags);
    Positionals.warnOfExtra(flags.positionals(), session.log());
    Sops sops = Engine.builder(session).build();
    String name = name(flags, session, sops);
    Path file = session.invocation().absolute(name);
    byte[] content = InputFile.read(file, name);
    List<Path> others =
        flags.bool(NO_FILES.name()) ? List.of() : followed(file, session.invocation());
    List<ConfigFinding> findings = ConfigCheck.with(sops).check(content, file, others);
    byte[] report = asJson ? json(name, findings) : Utf8.encode(text(name, findings));
    StandardOutput.write(session.invocation().stdout(), report);
    if (count(findings, Severity.ERROR) > 0
        || flags.bool(STRICT.name()) && count(findings, Severity.WARNING) > 0) {
      throw Failure.silent(WRONG);
    }
  }

  private static String name(ParsedFlags flags, Session session, Sops sops) {
    if (!flags.positionals().isEmpty()) {
      return flags.positionals().get(0);
    }
    String named = session.root().text("config");
    Path found = named.isEmpty() ? sops.findConfig().orElse(null) : Path.of(named);
    if (found == null) {
      throw Failure.exit(
          ExitCodes.COULD_NOT_READ_INPUT,
          "Error: config file not found",
          List.of("  `sops init` makes a first one"));
    }
    return found.toString();
  }

  /** The files of the repository below the configuration; none where there is no repository. */
  private static List<Path> followed(Path config, Invocation invocation) {
    Path folder = config.getParent();
    List<Path> files = new ArrayList<>();
    List<GitFiles.Entry> entries = entries(invocation);
    for (GitFiles.Entry entry : entries) {
      Path path = entry.file().path();
      if (folder != null && path.startsWith(folder) && !path.equals(config)) {
        files.add(path);
      }
    }
    return files;
  }

  private static List<GitFiles.Entry> entries(Invocation invocation) {
    try {
      return GitFiles.open(invocation).tracked();
    } catch (Failure e) {
      return List.of();
    }
  }

  private static int count(List<ConfigFinding> findings, Severity severity) {
    int count = 0;
    for (ConfigFinding one : findings) {
      count += one.severity() == severity ? 1 : 0;
    }
    return count;
  }

  private static String text(String name, List<ConfigFinding> findings) {
    StringBuilder text = new StringBuilder();
    for (ConfigFinding one : findings) {
      text.append(name).append(':');
      if (one.line() > 0) {
        text.append(one.line()).append(':');
        text.append(one.column() > 0 ? one.column() + ":" : "");
      }
      text.append(' ').append(word(one)).append(": ").append(one.message());
      text.append(" [").append(one.kind()).append("]\n");
      if (!one.advice().isEmpty()) {
        text.append("  ").append(one.advice()).append('\n');
      }
    }
    return text.append(name).append(": ").append(summary(findings)).append('\n').toString();
  }

  private static String summary(List<ConfigFinding> findings) {
    if (findings.isEmpty()) {
      return "nothing to complain of";
    }
    List<String> parts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      int count = count(findings, severity);
      if (count > 0) {
        String word = severity.name().toLowerCase(Locale.ROOT);
        parts.add(count + " " + word + (count == 1 ? "" : "s"));
      }
    }
    return String.join(", ", parts);
  }

  private static byte[] json(String name, List<ConfigFinding> findings) {
    List<JsonObject> list = new ArrayList<>();
    for (ConfigFinding one : findings) {
      list.add(
          new JsonObject()
              .put("severity", word(one))
              .put("kind", one.kind())
              .put("line", one.line())
              .put("column", one.column())
              .put("message", one.message())
              .put("advice", one.advice()));
    }
    return new JsonObject()
        .put("file", name)
        .put("errors", count(findings, Severity.ERROR))
        .put("warnings", count(findings, Severity.WARNING))
        .putObjects("findings", list)
        .toBytes();
  }

  private static String word(ConfigFinding finding) {
    return finding.severity().name().toLowerCase(Locale.ROOT);
  }
}
