package org.sops4j.cli.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.cli.Invocation;
import org.sops4j.spi.CommandRunner;
import org.sops4j.spi.ProgramSearch;
import org.sops4j.tree.Utf8;

/** The program git, run in one folder. */
public final class Git {
  private final Invocation invocation;
  private final Path folder;

  private Git(Invocation invocation, Path folder) {
    this.invocation = invocation;
    this.folder = folder;
  }

  /**
   * Runs git in a folder.
   *
   * @param invocation the environment that git is given
   * @param folder an absolute path
   * @return the program
   */
  public static Git in(Path folder, Invocation invocation) {
    return new Git(invocation, folder);
  }

  /**
   * Runs git in the uppermost folder of the working tree around the working directory.
   *
   * @param invocation the working directory, and the environment that git is given
   * @return the program
   * @throws Failure if there is no repository, or no git
   */
  public static Git atTop(Invocation invocation) {
    Git here = in(invocation.workingDirectory(), invocation);
    return in(Path.of(here.line("rev-parse", "--show-toplevel")), invocation);
  }

  /**
   * Returns where git is run.
   *
   * @return the folder
   */
  public Path folder() {
    return folder;
  }

  /**
   * Runs a command that must succeed.
   *
   * @param args its arguments
   * @return what it printed
   * @throws Failure in git's words if it does not succeed
   */
  public byte[] output(String... args) {
    return output(List.of(args));
  }

  /**
   * Runs a command that must succeed.
   *
   * @param args its arguments
   * @return what it printed
   * @throws Failure in git's words if it does not succeed
   */
  public byte[] output(List<String> args) {
    CommandRunner.Result result = run(args);
    if (result.status() != 0) {
      throw Failure.exit(1, "git: " + Utf8.decode(result.errors()).strip());
    }
    return result.output();
  }

  /**
   * Runs a command that must succeed and prints one line.
   *
   * @param args its arguments
   * @return the line without its end
   * @throws Failure in git's words if it does not succeed
   */
  public String line(String... args) {
    String text = Utf8.decode(output(args));
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  /**
   * Runs a command that must succeed and prints fields with a zero byte after each.
   *
   * @param args its arguments
   * @return the fields
   * @throws Failure in git's words if it does not succeed
   */
  public List<String> fields(List<String> args) {
    byte[] output = output(args);
    List<String> fields = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < output.length; i++) {
      if (output[i] == 0) {
        fields.add(Utf8.decode(Arrays.copyOfRange(output, start, i)));
        start = i + 1;
      }
    }
    return fields;
  }

  /**
   * Runs a command.
   *
   * @param args its arguments
   * @return how it ended
   * @throws Failure if there is no git
   */
  public CommandRunner.Result run(List<String> args) {
    try {
      return runner().run(call(args));
    } catch (IOException e) {
      throw missing(e);
    }
  }

  /**
   * Starts a command to talk with.
   *
   * @param args its arguments
   * @return the running program
   * @throws Failure if there is no git
   */
  Process start(List<String> args) {
    try {
      return runner().start(call(args));
    } catch (IOException e) {
      throw missing(e);
    }
  }

  private CommandRunner runner() {
    return CommandRunner.of(invocation.environment(), invocation.workingDirectory());
  }

  private CommandRunner.Call call(List<String> args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProgramSearch.find("git", invocation.env("PATH"), invocation.workingDirectory()));
    command.addAll(args);
    return CommandRunner.Call.of(command).withFolder(folder);
  }

  private static Failure missing(IOException e) {
    return Failure.exit(1, "git: " + ProgramSearch.reason(e));
  }
}
