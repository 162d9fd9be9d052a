package org.sops4j.spi;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The world as key sources see it: nothing else of the process or the machine. */
public final class KeyContext {
  private final Map<String, String> environment;
  private final Path workingDirectory;
  private final OperatingSystem system;
  private final SecureRandom random;
  private final CommandRunner commands;
  private final Prompts prompts;
  private final @Nullable Path accountHome;

  /**
   * Makes a context in which the home folder of the account is not known.
   *
   * @param environment all variables
   * @param workingDirectory what relative paths start from
   * @param system the family of the operating system, which decides default places
   * @param random the source of keys and nonces
   * @param commands how child processes are run
   * @param prompts who is asked for passphrases
   */
  public KeyContext(
      Map<String, String> environment,
      Path workingDirectory,
      OperatingSystem system,
      SecureRandom random,
      CommandRunner commands,
      Prompts prompts) {
    this.environment = Map.copyOf(environment);
    this.workingDirectory = workingDirectory;
    this.system = system;
    this.random = random;
    this.commands = commands;
    this.prompts = prompts;
    this.accountHome = null;
  }

  private KeyContext(KeyContext other, Path accountHome) {
    this.environment = other.environment;
    this.workingDirectory = other.workingDirectory;
    this.system = other.system;
    this.random = other.random;
    this.commands = other.commands;
    this.prompts = other.prompts;
    this.accountHome = accountHome;
  }

  /**
   * Returns the same context in which the home folder of the account is known.
   *
   * @param folder the folder that the system has on record, whatever {@code HOME} says
   * @return the context
   */
  public KeyContext withAccountHome(Path folder) {
    return new KeyContext(this, folder);
  }

  /**
   * Returns a variable of the environment.
   *
   * @param name its name
   * @return its value, perhaps empty, or null if it is not set
   */
  public @Nullable String env(String name) {
    return environment.get(name);
  }

  /**
   * Returns what relative paths start from.
   *
   * @return an absolute path
   */
  public Path workingDirectory() {
    return workingDirectory;
  }

  /**
   * Returns the family of the operating system.
   *
   * @return the family
   */
  public OperatingSystem system() {
    return system;
  }

  /**
   * Returns the source of keys and nonces.
   *
   * @return a secure random number generator
   */
  public SecureRandom random() {
    return random;
  }

  /**
   * Returns how child processes are run.
   *
   * @return the runner
   */
  public CommandRunner commands() {
    return commands;
  }

  /**
   * Returns who is asked for passphrases and decisions.
   *
   * @return the person, or {@link Prompts#NONE}
   */
  public Prompts prompts() {
    return prompts;
  }

  /**
   * Returns the home folder of the account, where programs look that do not trust {@code HOME}.
   *
   * @return the folder, or null if it is not known
   */
  public @Nullable Path accountHome() {
    return accountHome;
  }
}
