package org.sops4j.cli.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.log.Log;

/** A program that asks one question, and prints the answer; for tests in a terminal. */
final class Interview {
  private Interview() {}

  /** Asks what the first argument says; the second tells whether standard input is a terminal. */
  public static void main(String[] args) {
    Invocation invocation =
        new Invocation(
            java.util.List.of(),
            java.util.Map.of(),
            java.nio.file.Path.of("/"),
            System.in,
            System.out,
            System.err,
            org.sops4j.cli.Terminals.NONE);
    TerminalPrompts prompts =
        new TerminalPrompts(new Log(invocation), Boolean.parseBoolean(args[1]));
    try {
      System.out.println("answer: " + ask(prompts, args[0]));
    } catch (IOException e) {
      System.out.println("error: " + e.getMessage());
    }
  }

  private static Object ask(TerminalPrompts prompts, String kind) throws IOException {
    return switch (kind) {
      case "secret" -> new String(prompts.secret("Word?"), StandardCharsets.UTF_8);
      case "text" -> prompts.text("Word?");
      case "choice" -> prompts.confirm("Go?", "y\"es", "no");
      case "acknowledge" -> prompts.confirm("Go?", "fine", null);
      default -> prompts.isInteractive();
    };
  }
}
