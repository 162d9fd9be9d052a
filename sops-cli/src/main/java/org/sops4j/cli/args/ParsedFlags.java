package org.sops4j.cli.args;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was given on one level of the command line, with defaults from the environment. */
public final class ParsedFlags {
  private final FlagSet set;
  private final Map<String, List<String>> given;
  private final List<String> positionals;
  private final Map<String, String> environment;

  ParsedFlags(
      FlagSet set,
      Map<String, List<String>> given,
      List<String> positionals,
      Map<String, String> environment) {
    this.set = set;
    this.given = given;
    this.positionals = List.copyOf(positionals);
    this.environment = environment;
  }

  /**
   * Returns the arguments that are not flags.
   *
   * @return the arguments in order
   */
  public List<String> positionals() {
    return positionals;
  }

  /**
   * Tells whether a flag stands on the command line; the environment does not count.
   *
   * @param name the first name of the flag
   * @return true if it is there under any of its names
   */
  public boolean isGiven(String name) {
    return given.containsKey(name);
  }

  /**
   * Returns the value of a flag that is on or off.
   *
   * @param name the first name of the flag
   * @return its value
   */
  public boolean bool(String name) {
    Flag flag = flag(name);
    String text = last(flag);
    if (text == null) {
      return flag.onByDefault();
    }
    return Boolean.TRUE.equals(GoBool.parse(text)); // an empty variable is false
  }

  /**
   * Returns the value of a flag that takes a text.
   *
   * @param name the first name of the flag
   * @return its value, empty if it is not set
   */
  public String text(String name) {
    String text = last(flag(name));
    return text == null ? "" : text;
  }

  /**
   * Returns the value of a flag that takes an integer.
   *
   * @param name the first name of the flag
   * @return its value, 0 if it is not set; what an int cannot hold becomes the nearest that it can
   */
  public int number(String name) {
    String text = last(flag(name));
    if (text == null) {
      return 0;
    }
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, GoInteger.parse(text)));
  }

  /**
   * Returns the values of a flag that may be given more than once.
   *
   * @param name the first name of the flag
   * @return the values in order; an empty variable is one empty value
   */
  public List<String> list(String name) {
    Flag flag = flag(name);
    List<String> values = given.get(flag.name());
    String variable = flag.env() == null ? null : environment.get(flag.env());
    if (values != null || variable == null) {
      return values == null ? List.of() : List.copyOf(values);
    }
    List<String> items = new ArrayList<>();
    for (String item : variable.split(",", -1)) {
      items.add(item.strip());
    }
    return items;
  }

  private Flag flag(String name) {
    Flag flag = set.find(name);
    if (flag == null) {
      throw new IllegalArgumentException("no such flag: " + name);
    }
    return flag;
  }

  private @Nullable String last(Flag flag) {
    List<String> values = given.get(flag.name());
    if (values != null) {
      return values.get(values.size() - 1);
    }
    return flag.env() == null ? null : environment.get(flag.env());
  }
}
