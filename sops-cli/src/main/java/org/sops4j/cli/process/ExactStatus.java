package org.sops4j.cli.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.Invocation;

/**
 * Tells the end of a shell command by a signal from its end with a status of more than 128, which a
 * JVM cannot: it sees the sum of 128 and the signal. The {@code system} of {@code awk} can, so awk
 * runs the command, says how it ended in the reference's words, and ends with the reference's
 * status. Not every awk is able to; where it is not, there is none.
 */
public final class ExactStatus {
  /** The names that Go has for the signals of Linux. */
  private static final String SIGNALS =
      "hangup,interrupt,quit,illegal instruction,trace/breakpoint trap,aborted,bus error,"
          + "floating point exception,killed,user defined signal 1,segmentation fault,"
          + "user defined signal 2,broken pipe,alarm clock,terminated,stack fault,child exited,"
          + "continued,stopped (signal),stopped,stopped (tty input),stopped (tty output),"
          + "urgent I/O condition,CPU time limit exceeded,file size limit exceeded,"
          + "virtual timer expired,profiling timer expired,window changed,I/O possible,"
          + "power failure,bad system call";

  private static final String PROGRAM =
      """
      BEGIN {
        status = system(ARGV[1])
        if (status < 256) {
          if (status != 0) printf "exit status %d\\n", status > "/dev/stderr"
          exit status
        }
        split("SIGNALS", names, ",")
        dumped = status >= 512
        number = status % 256
        if (number == 2 && ARGV[2] == "terminal") exit 130
        name = number in names ? names[number] : "signal " number
        printf "signal: %s%s\\n", name, dumped ? " (core dumped)" : "" > "/dev/stderr"
        exit 255
      }
      """
          .replace("SIGNALS", SIGNALS);

  private static final String PROBE = "BEGIN { exit system(ARGV[1]) != 265 }";
  private static final String KILLED = "kill -9 $$";

  private final String awk;
  private final @Nullable String env;

  private ExactStatus(String awk, @Nullable String env) {
    this.awk = awk;
    this.env = env;
  }

  /**
   * Looks for programs that do it here.
   *
   * @param invocation where to look
   * @return null if there are none
   */
  public static @Nullable ExactStatus find(Invocation invocation) {
    String awk = HelperProgram.find("awk", invocation);
    if (awk == null) {
      return null;
    }
    // An awk that dies of Ctrl-C would leave the command alone with the terminal, so where the
    // system has a way to protect it, that is the first choice.
    ExactStatus safe = new ExactStatus(awk, HelperProgram.find("env", invocation));
    ExactStatus plain = new ExactStatus(awk, null);
    if (safe.env != null && safe.works(invocation)) {
      return safe;
    }
    return plain.works(invocation) ? plain : null;
  }

  private boolean works(Invocation invocation) {
    try {
      return HelperProgram.run(words(PROBE, KILLED), invocation).status() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Wraps a command.
   *
   * @param command a line for the shell
   * @param hasTerminal whether SIGINT comes from a terminal. Such a one ends the reference as well,
   *     without a word, so if the command dies of it that is what it looks like
   * @return program and arguments
   */
  public List<String> wrap(String command, boolean hasTerminal) {
    List<String> words = words(PROGRAM, command);
    if (hasTerminal) {
      words.add("terminal");
    }
    return words;
  }

  private List<String> words(String program, String command) {
    if (env == null) {
      return new ArrayList<>(List.of(awk, program, command));
    }
    String line = "exec " + quote(env) + " --default-signal=INT,QUIT /bin/sh -c " + quote(command);
    return new ArrayList<>(List.of(env, "--ignore-signal=INT,QUIT", awk, program, line));
  }

  private static String quote(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
