package org.sops4j.cli.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.Failure;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.Terminals;
import org.sops4j.cli.process.EndGuard;
import org.sops4j.cli.process.ExactStatus;
import org.sops4j.cli.process.ForegroundProgram;
import org.sops4j.cli.process.SignalForwarding;
import org.sops4j.cli.process.SignalHandling;
import org.sops4j.cli.process.UserSwitch;
import org.sops4j.spi.ProgramSearch;

/** Runs a command with decrypted values at hand, and ends as it ended (cli.md section 7). */
final class ExecRun {
  private static final int INTERRUPTED = 130;
  private static final int NOT_FOUND = 127;

  private final ExecMode mode;
  private final UserSwitch user;
  private final Map<String, String> environment;
  private final Invocation invocation;
  private final boolean hasTerminal;

  /**
   * Prepares to run commands.
   *
   * @param environment all variables of the command
   */
  ExecRun(ExecMode mode, UserSwitch user, Map<String, String> environment, Session session) {
    this.mode = mode;
    this.user = user;
    this.environment = environment;
    this.invocation = session.invocation();
    Terminals terminals = invocation.terminals();
    this.hasTerminal = terminals.stdin() || terminals.stdout() || terminals.stderr();
  }

  /**
   * Runs a command.
   *
   * @throws Failure unless it ended with status 0
   */
  void run(ExecLine line) {
    refuseNulBytes();
    boolean waits = mode == ExecMode.WAIT && line.isShell();
    ExactStatus exact = waits && !ExecLine.isWindows() ? ExactStatus.find(invocation) : null;
    List<String> command = user.prefix();
    command.addAll(command(line, exact));
    ForegroundProgram program = new ForegroundProgram(command, environment, invocation);
    try {
      if (mode == ExecMode.BACKGROUND) {
        program.startInBackground();
      } else if (waits) {
        attend(program, exact);
      } else {
        stepAside(program);
      }
    } catch (IOException e) {
      String call = mode == ExecMode.SAME_PROCESS ? "" : "fork/exec " + name(line) + ": ";
      throw Failure.exit(ExitCodes.GENERIC, call + ProgramSearch.reason(e));
    }
  }

  private void refuseNulBytes() {
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      if (variable.getKey().indexOf('\0') >= 0 || variable.getValue().indexOf('\0') >= 0) {
        boolean same = mode == ExecMode.SAME_PROCESS;
        throw Failure.exit(
            ExitCodes.GENERIC,
            same ? "invalid argument" : "exec: environment variable contains NUL");
      }
    }
  }

  private List<String> command(ExecLine line, @Nullable ExactStatus exact) {
    if (line.isShell()) {
      return exact == null ? line.shellCommand() : exact.wrap(line.words().get(0), hasTerminal);
    }
    List<String> words = new ArrayList<>(line.words());
    try {
      words.set(
          0,
          ProgramSearch.find(words.get(0), invocation.env("PATH"), invocation.workingDirectory()));
      return words;
    } catch (IOException e) {
      throw Failure.exit(NOT_FOUND, "exec: \"" + words.get(0) + "\": " + e.getMessage());
    }
  }

  private static String name(ExecLine line) {
    return line.isShell() ? line.shellCommand().get(0) : line.words().get(0);
  }

  /**
   * Waits. Of Ctrl-C on a terminal the command hears by itself, and decides what that means; any
   * other signal ends this process as it ends the reference, and not the command.
   */
  @SuppressWarnings("try") // what is opened here works by being open
  private void attend(ForegroundProgram program, @Nullable ExactStatus exact) throws IOException {
    List<String> ignored = hasTerminal ? List.of("INT") : List.of();
    int status;
    try (SignalHandling ctrlC = SignalHandling.handle(ignored, name -> {})) {
      Process process = program.start();
      // The one that says how the command ended has nobody to tell it to any more.
      try (EndGuard guard =
          EndGuard.cleaning(exact == null ? () -> {} : process::destroyForcibly)) {
        status = ForegroundProgram.await(process);
      }
    }
    if (status == 0) {
      return;
    }
    boolean isSaid = exact != null || hasTerminal && status == INTERRUPTED;
    throw isSaid ? Failure.silent(status) : Failure.exit(status, "exit status " + status);
  }

  /** As if the command were this process: it gets the signals, and nothing is said of its end. */
  @SuppressWarnings("try") // what is opened here works by being open
  private void stepAside(ForegroundProgram program) throws IOException {
    CompletableFuture<Process> child = new CompletableFuture<>();
    int status;
    try (SignalHandling forwarding = SignalForwarding.to(child, hasTerminal, invocation)) {
      Process process = program.start();
      child.complete(process);
      status = ForegroundProgram.await(process);
    }
    if (status != 0) {
      throw Failure.silent(status);
    }
  }
}
