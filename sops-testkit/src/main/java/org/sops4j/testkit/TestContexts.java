package org.sops4j.testkit;

import java.nio.file.Path;
import java.util.Map;
import org.sops4j.spi.CommandRunner;
import org.sops4j.spi.KeyContext;
import org.sops4j.spi.OperatingSystem;
import org.sops4j.spi.Prompts;

/**
 * Worlds for key sources under test: nothing but the given variables, a Unix system, fixed
 * randomness.
 */
public final class TestContexts {
  private TestContexts() {}

  /**
   * Makes a context in which programs can be started, with the given variables as their whole
   * environment.
   *
   * @param environment all variables
   * @param folder the working directory
   * @return the context
   */
  public static KeyContext of(Map<String, String> environment, Path folder) {
    return of(environment, folder, CommandRunner.of(environment, folder));
  }

  /**
   * Makes a context with a command runner of the test's own.
   *
   * @param environment all variables
   * @param folder the working directory
   * @param commands what runs programs, or pretends to
   * @return the context
   */
  public static KeyContext of(
      Map<String, String> environment, Path folder, CommandRunner commands) {
    return of(environment, folder, commands, Prompts.NONE);
  }

  /**
   * Makes a context with a command runner and prompts of the test's own.
   *
   * @param environment all variables
   * @param folder the working directory
   * @param commands what runs programs, or pretends to
   * @param prompts who is asked
   * @return the context
   */
  public static KeyContext of(
      Map<String, String> environment, Path folder, CommandRunner commands, Prompts prompts) {
    return new KeyContext(
        environment,
        folder.toAbsolutePath(),
        OperatingSystem.UNIX,
        new FixedRandom(1),
        commands,
        prompts);
  }
}
