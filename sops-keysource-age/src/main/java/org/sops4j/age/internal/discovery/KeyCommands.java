package org.sops4j.age.internal.discovery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.program.ProgramPath;
import org.sops4j.age.internal.program.StartFailure;
import org.sops4j.spi.CommandLine;
import org.sops4j.spi.CommandRunner;
import org.sops4j.spi.KeyContext;

/**
 * Runs commands that print keys: once for each command and recipient, where the reference runs them
 * for each entry (keysources.md trap 29). Commands that fail are run again the next time.
 */
final class KeyCommands {
  private record Call(String command, String recipient) {}

  private final KeyContext context;
  private final Map<Call, byte[]> outputs = new HashMap<>();

  KeyCommands(KeyContext context) {
    this.context = context;
  }

  /** Returns a copy of what a command prints. One command runs at a time. */
  synchronized byte[] output(String command, String recipient) throws AgeException {
    Call call = new Call(command, recipient);
    byte[] output = outputs.get(call);
    if (output == null) {
      output = run(words(command), call);
      outputs.put(call, output);
    }
    return output.clone();
  }

  private static List<String> words(String command) throws AgeException {
    try {
      return CommandLine.split(command);
    } catch (IllegalArgumentException e) {
      throw new AgeException("failed to parse command " + command + ": " + e.getMessage());
    }
  }

  private byte[] run(List<String> words, Call call) throws AgeException {
    try {
      if (words.isEmpty()) { // the reference crashes here
        throw new AgeException("exec: no command");
      }
      List<String> line = new ArrayList<>(words);
      line.set(0, new ProgramPath(context).find(words.get(0)));
      CommandRunner.Result result = start(line, call.recipient());
      if (result.status() != 0) {
        throw new AgeException("exit status " + result.status());
      }
      return result.output();
    } catch (AgeException e) {
      throw e.prefixed("failed to execute command " + call.command() + ": ");
    }
  }

  private CommandRunner.Result start(List<String> line, String recipient) throws AgeException {
    if (recipient.indexOf('\0') >= 0) { // a hostile file; no variable can hold it
      throw new AgeException("exec: environment variable contains NUL");
    }
    try {
      return context
          .commands()
          .run(CommandRunner.Call.of(line).withEnvironment(Map.of(Variables.RECIPIENT, recipient)));
    } catch (IOException e) {
      throw StartFailure.of(line.get(0), e);
    }
  }
}
