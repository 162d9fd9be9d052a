package org.sops4j.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sops4j.Sops;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.files.GitFiles;
import org.sops4j.cli.io.StandardOutput;
import org.sops4j.tree.Utf8;

/** {@code sops git install}: hook, diff, merge and filter for one repository. */
final class GitInstallCommand implements Command {
  private static final String CHECK = " check --staged";

  @Override
  public CommandName name() {
    return CommandName.GIT;
  }

  @Override
  public String words() {
    return "git install";
  }

  @Override
  public String summary() {
    return "set up hook, diff and merge in this repository, and the filter if asked for";
  }

  @Override
  public String usage() {
    return "[command options] [PATTERN...]";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "sops git install",
        "sops git install '*.enc.yaml' 'secrets/*'",
        "sops git install --filter",
        "sops git install --no-hook --program ~/bin/sops");
  }

  @Override
  public FlagSet flags() {
    return new FlagSet(
        List.of(
            Flag.bool("keep the files in clear in the working tree", "filter"),
            Flag.bool("do not set up the pre-commit hook", "no-hook"),
            Flag.text("what git is to run; sops if not given", "program"),
            SharedFlags.HELP));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    GitSetup setup = GitSetup.of(session);
    List<String> before = setup.attributes().lines();
    boolean withFilter = flags.bool("filter") || before.toString().contains(" filter=");
    String program = flags.text("program").isEmpty() ? "sops" : quoted(flags.text("program"));
    Map<String, String> settings = GitSetup.settings(program, withFilter);
    String check = program + CHECK;
    checkObstacles(setup, settings, flags.bool("no-hook") ? "" : check);

    AttributePatterns patterns = new AttributePatterns(setup.git(), withFilter);
    List<String> lines = patterns.lines(samples(flags, session, patterns, before));
    setup.configure(settings);
    setup.installAttributes(lines);
    if (!flags.bool("no-hook")) {
      setup.installHook(check);
    }
    if (withFilter) {
      for (String path : setup.decryptFiles()) {
        session.log().text("sops: " + path + " has changes and stays as it is\n");
      }
    }
    report(setup, lines, patterns, session);
  }

  /** Nothing is changed unless all can be. */
  private static void checkObstacles(
      GitSetup setup, Map<String, String> settings, String hookCommand) {
    List<String> obstacles = new ArrayList<>(setup.foreignSettings(settings));
    if (!obstacles.isEmpty()) {
      obstacles.add("  remove it with git config --unset if it is not needed");
    }
    List<String> hook = hookCommand.isEmpty() ? null : setup.hook().obstacle(hookCommand);
    if (hook != null) {
      obstacles.addAll(hook);
      obstacles.add("  and set up the rest with sops git install --no-hook");
    }
    if (!obstacles.isEmpty()) {
      throw Failure.exit(ExitCodes.GENERIC, "sops: nothing was set up:", obstacles);
    }
  }

  /** Patterns and files to try them on: those asked for, or those known and what is encrypted. */
  private static Map<String, List<String>> samples(
      ParsedFlags flags, Session session, AttributePatterns patterns, List<String> before) {
    Map<String, List<String>> samples = new LinkedHashMap<>();
    for (String pattern : flags.positionals()) {
      samples.put(pattern, List.of(pattern.startsWith("/") ? pattern.substring(1) : pattern));
    }
    if (samples.isEmpty()) {
      Sops keyless = Engine.builder(session).withoutLocalKeys().build();
      Map<String, List<String>> found = patterns.find(GitFiles.open(session.invocation()), keyless);
      for (String line : before) {
        String pattern = AttributePatterns.patternOf(line);
        String sample = pattern.startsWith("/") ? pattern.substring(1) : pattern;
        samples.put(pattern, found.getOrDefault(pattern, List.of(sample)));
      }
      found.forEach(samples::putIfAbsent);
    }
    return samples;
  }

  private static String quoted(String program) {
    boolean plain = program.matches("[A-Za-z0-9_./~+-]+");
    return plain ? program : "'" + program.replace("'", "'\\''") + "'";
  }

  private static void report(
      GitSetup setup, List<String> lines, AttributePatterns patterns, Session session) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append(".gitattributes: ").append(line).append('\n');
    }
    if (lines.isEmpty()) {
      text.append("no encrypted files yet: name some, as in sops git install '*.enc.yaml'\n");
    }
    for (String one : patterns.skipped()) {
      text.append("left alone, as it is set already: ").append(one).append('\n');
    }
    if (setup.hook().isInstalled()) {
      text.append("hook: ").append(session.invocation().shown(setup.hook().file())).append('\n');
    }
    text.append("Commit .gitattributes; the rest is set up by each clone for itself.\n");
    StandardOutput.write(session.invocation().stdout(), Utf8.encode(text.toString()));
  }
}
