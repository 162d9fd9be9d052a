package org.sops4j.cli.command;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sops4j.check.Finding;
import org.sops4j.check.FindingKind;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.check.CheckResult;
import org.sops4j.cli.check.ReportFormat;
import org.sops4j.cli.io.StandardOutput;
import org.sops4j.cli.text.GoText;
import org.sops4j.tree.Utf8;

/**
 * {@code sops check}: a command of ours, which tells what is wrong with a repository of secrets.
 * Its exit status is 0 if nothing was found, 1 if something was, and 2 if not all could be checked.
 */
public final class CheckCommand implements Command {
  private static final int FOUND = 1;

  /** As of every file that cannot be read (cli.md section 2.1). */
  static final int NOT_CHECKED = ExitCodes.COULD_NOT_READ_INPUT;

  @Override
  public CommandName name() {
    return CommandName.CHECK;
  }

  @Override
  public String usage() {
    return "[command options] [file or folder...]   (exit status: 0 nothing found, 1 something"
        + " found, 2 not all could be checked)";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "sops check",
        "sops check --staged",
        "sops check --format sarif secrets/ > sops.sarif",
        "sops check --changed-since main --ignore no-rule");
  }

  @Override
  public FlagSet flags() {
    return new FlagSet(
        List.of(
            Flag.bool("check what the next commit would contain", "staged"),
            Flag.text("check the files that differ from this revision", "changed-since"),
            Flag.text("report as text, json, sarif, junit or github", "format"),
            Flag.list("do not report this kind of finding, such as no-rule", "ignore"),
            Flag.bool("decrypt as well, to verify values and MACs (needs keys)", "decrypt"),
            Flag.bool("rules for every path demand encryption, too", "every-file"),
            Flag.text("use this config file for all files, do not search", "config"),
            SharedFlags.HELP));
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    ReportFormat format = format(flags);
    Set<FindingKind> ignored = ignored(flags);
    CheckResult result = without(ignored, new CheckRun(flags, session).run());
    StandardOutput.write(
        session.invocation().stdout(),
        Utf8.encode(format.print(result, session.log().isColoured())));
    for (CheckResult.Problem problem : result.problems()) {
      session.log().text("not checked: " + problem.file() + ": " + problem.text() + "\n");
    }
    if (!result.problems().isEmpty()) {
      throw Failure.silent(NOT_CHECKED);
    }
    if (!result.findings().isEmpty()) {
      throw Failure.silent(FOUND);
    }
  }

  private static ReportFormat format(ParsedFlags flags) {
    String name = flags.isGiven("format") ? flags.text("format") : "text";
    return ReportFormat.byName(name)
        .orElseThrow(
            () ->
                wrong(
                    "unknown format " + GoText.quote(name) + ": text, json, sarif, junit, github"));
  }

  private static Set<FindingKind> ignored(ParsedFlags flags) {
    Set<FindingKind> kinds = EnumSet.noneOf(FindingKind.class);
    for (String value : flags.list("ignore")) {
      for (String id : value.split(",", -1)) {
        kinds.add(
            FindingKind.byId(id.strip())
                .orElseThrow(() -> wrong("unknown kind of finding " + GoText.quote(id))));
      }
    }
    return kinds;
  }

  static Failure wrong(String text) {
    return Failure.exit(NOT_CHECKED, "Error: " + text);
  }

  private static CheckResult without(Set<FindingKind> ignored, CheckResult result) {
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : result.findings()) {
      if (!ignored.contains(finding.kind())) {
        findings.add(finding);
      }
    }
    return new CheckResult(result.files(), result.encrypted(), findings, result.problems());
  }
}
