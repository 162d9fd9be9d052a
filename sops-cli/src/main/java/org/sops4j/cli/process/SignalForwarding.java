package org.sops4j.cli.process;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.sops4j.cli.Invocation;

/** Passes signals on to a child that is to look like this process. */
public final class SignalForwarding {
  private static final List<String> NAMES =
      List.of("TERM", "HUP", "INT", "QUIT", "USR1", "USR2", "ALRM", "CONT");

  private SignalForwarding() {}

  /**
   * Passes signals on until it is closed; those that come before there is a child wait for it.
   *
   * @param child who gets them
   * @param hasTerminal whether SIGINT comes from a terminal, which sends it to the child as well
   * @param invocation how programs are started: Java itself can send only SIGTERM
   * @return what to close
   */
  public static SignalHandling to(
      CompletableFuture<Process> child, boolean hasTerminal, Invocation invocation) {
    return SignalHandling.handle(
        NAMES,
        name -> {
          Process process = child.join();
          if (process.isAlive() && !(hasTerminal && name.equals("INT"))) {
            send(name, process.pid(), invocation);
          }
        });
  }

  private static void send(String name, long pid, Invocation invocation) {
    List<String> command =
        List.of("/bin/sh", "-c", "kill -s \"$1\" \"$2\"", "sh", name, Long.toString(pid));
    try {
      HelperProgram.run(command, invocation);
    } catch (IOException e) {
      // It has ended meanwhile, or there is no shell; then it could not have been started either.
    }
  }
}
