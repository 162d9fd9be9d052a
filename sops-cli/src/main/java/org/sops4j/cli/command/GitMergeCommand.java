package org.sops4j.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.MergeConflict;
import org.sops4j.MergeResult;
import org.sops4j.MergeSide;
import org.sops4j.cli.Failure;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.args.FlagSet;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.git.Git;
import org.sops4j.cli.io.FileOutput;
import org.sops4j.cli.io.InputFile;
import org.sops4j.error.SopsException;
import org.sops4j.tree.Format;

/** {@code sops git merge}: what git runs to merge a file of which both sides have a version. */
final class GitMergeCommand implements Command {
  private static final int ARGUMENTS = 4;

  @Override
  public CommandName name() {
    return CommandName.GIT;
  }

  @Override
  public String words() {
    return "git merge";
  }

  @Override
  public String summary() {
    return "merge three versions of a file, as git's merge driver";
  }

  @Override
  public String usage() {
    return "[command options] BASE OURS THEIRS PATH";
  }

  @Override
  public List<String> examples() {
    return List.of("git config merge.sops.driver 'sops git merge %O %A %B %P'");
  }

  @Override
  public FlagSet flags() {
    return SharedFlags.opening();
  }

  @Override
  public void run(ParsedFlags flags, Session session) {
    List<String> args = flags.positionals();
    if (args.size() != ARGUMENTS) {
      throw Failure.exit(
          ExitCodes.NO_FILE_SPECIFIED, "Error: need the files %O %A %B and the path %P of git");
    }
    Invocation invocation = session.invocation();
    Path ours = invocation.absolute(args.get(1));
    String path = args.get(3);
    FileVersions versions =
        new FileVersions(
            Format.ofPath(path),
            orNull(InputFile.read(invocation.absolute(args.get(0)))),
            InputFile.read(ours),
            InputFile.read(invocation.absolute(args.get(2))));
    if (!versions.areEncrypted(session)) {
      mergeText(args, session);
      return;
    }
    session.audit().concerns(invocation.absolute(path));
    List<MergeConflict> conflicts;
    try {
      Engine engine = Engine.create(flags, session, flags.text("decryption-order"));
      conflicts = merge(versions, ours, engine);
    } catch (Failure e) {
      throw notMerged(path, e);
    }
    if (!conflicts.isEmpty()) {
      throw MergeReport.conflict(path, conflicts);
    }
  }

  /** Git gives an empty file where there is no common version. */
  private static byte @Nullable [] orNull(byte[] base) {
    return base.length == 0 ? null : base;
  }

  /** Files that are not encrypted are merged as git does it itself. */
  private static void mergeText(List<String> args, Session session) {
    Git git = Git.in(session.invocation().workingDirectory(), session.invocation());
    List<String> command = new ArrayList<>(List.of("merge-file", "-q"));
    command.addAll(List.of("-L", "ours", "-L", "base", "-L", "theirs", "--"));
    command.addAll(List.of(args.get(1), args.get(0), args.get(2)));
    if (git.run(command).status() != 0) {
      throw Failure.silent(MergeReport.CONFLICT);
    }
  }

  private static List<MergeConflict> merge(FileVersions versions, Path ours, Engine engine) {
    try (MergeResult merged = versions.merge(engine)) {
      byte[] result = versions.result(merged, MergeSide.OURS, engine);
      if (!Arrays.equals(result, versions.ours())) {
        FileOutput.inPlace(ours).write(result);
      }
      return merged.conflicts();
    } catch (SopsException e) {
      throw engine.failure(e, Phase.DECRYPT);
    }
  }

  /** Git takes any status up to 128 for a conflict, and keeps ours. */
  private static Failure notMerged(String path, Failure reason) {
    List<String> lines = new ArrayList<>(List.of(reason.text()));
    lines.addAll(reason.additions());
    lines.add("  its content is that of ours; sops mergetool merges it when the cause is gone");
    return Failure.exit(MergeReport.NOT_MERGED, MergeReport.START + path + " is not merged", lines);
  }
}
