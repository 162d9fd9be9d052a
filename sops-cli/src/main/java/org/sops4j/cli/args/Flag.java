package org.sops4j.cli.args;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of a flag.
 *
 * @param kind what it takes
 * @param names its names without dashes; the first one is the name by which commands ask for it
 * @param usage what it does, for the help page
 * @param env the variable of the environment that gives its default, or null
 * @param onByDefault the value of a {@link FlagKind#BOOL} that nobody set
 */
public record Flag(
    FlagKind kind, List<String> names, String usage, @Nullable String env, boolean onByDefault) {

  /**
   * Declares a flag that is on or off, and off by default.
   *
   * @param usage what it does
   * @param names its names
   * @return the flag
   */
  public static Flag bool(String usage, String... names) {
    return new Flag(FlagKind.BOOL, List.of(names), usage, null, false);
  }

  /**
   * Declares a flag that takes one text.
   *
   * @param usage what it does
   * @param names its names
   * @return the flag
   */
  public static Flag text(String usage, String... names) {
    return new Flag(FlagKind.TEXT, List.of(names), usage, null, false);
  }

  /**
   * Declares a flag that takes an integer.
   *
   * @param usage what it does
   * @param names its names
   * @return the flag
   */
  public static Flag number(String usage, String... names) {
    return new Flag(FlagKind.NUMBER, List.of(names), usage, null, false);
  }

  /**
   * Declares a flag that may be given more than once.
   *
   * @param usage what it does
   * @param names its names
   * @return the flag
   */
  public static Flag list(String usage, String... names) {
    return new Flag(FlagKind.LIST, List.of(names), usage, null, false);
  }

  /**
   * Returns the same flag with a default from the environment.
   *
   * @param variable the name of the variable
   * @return the flag
   */
  public Flag orEnv(String variable) {
    return new Flag(kind, names, usage, variable, onByDefault);
  }

  /**
   * Returns the same flag, on by default.
   *
   * @return the flag
   */
  public Flag on() {
    return new Flag(kind, names, usage, env, true);
  }

  /**
   * Returns the name by which commands ask for the flag.
   *
   * @return the first name
   */
  public String name() {
    return names.get(0);
  }
}
