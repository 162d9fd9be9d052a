package org.sops4j.age.internal.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.program.ProgramPath;
import org.sops4j.age.internal.program.StartFailure;
import org.sops4j.age.internal.text.Quote;
import org.sops4j.spi.CommandRunner;
import org.sops4j.spi.KeyContext;

/** The program {@code age-plugin-NAME}: where it is, and how it is started. */
final class PluginProgram {
  private final String name;
  private final KeyContext context;

  PluginProgram(String name, KeyContext context) {
    this.name = name;
    this.context = context;
  }

  /** What a user calls it. */
  static String word(String name) {
    return "age-plugin-" + name;
  }

  /** Starts it for one of the two protocols. */
  Process start(String protocol) throws AgeException {
    try {
      String program = find();
      CommandRunner.Call call =
          CommandRunner.Call.of(List.of(program, "--age-plugin=" + protocol))
              .withFolder(temporaryFolder());
      try {
        return context.commands().start(call);
      } catch (IOException e) {
        throw StartFailure.of(program, e);
      }
    } catch (AgeException e) {
      throw e.prefixed("couldn't start plugin: ");
    }
  }

  private String find() throws AgeException {
    try {
      return new ProgramPath(context).find(word(name));
    } catch (ProgramPath.NotFoundException e) {
      throw e.prefixed(Quote.quote(name) + " plugin not found: ");
    }
  }

  /** A plugin must not come to depend on where the caller happens to be. */
  private Path temporaryFolder() {
    String named = context.env("TMPDIR");
    @Nullable String folder =
        named == null || named.isEmpty() ? System.getProperty("java.io.tmpdir") : named;
    return context.workingDirectory().resolve(folder == null ? "/tmp" : folder);
  }
}
