package org.sops4j.cli.args;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.text.GoText;

/** Reads the arguments of one level of the command line (cli.md section 1.1, rules 1 to 6, 11). */
public final class FlagParser {
  private final FlagSet set;
  private final Map<String, String> environment;
  private final Map<String, List<String>> given = new HashMap<>();
  private final Set<String> namesUsed = new LinkedHashSet<>();
  private final List<String> rest = new ArrayList<>();

  private FlagParser(FlagSet set, Map<String, String> environment) {
    this.set = set;
    this.environment = environment;
  }

  /**
   * Reads arguments up to the first that is not a flag.
   *
   * @param set the flags of this level
   * @param args the arguments
   * @param environment where defaults come from
   * @return what was given
   * @throws UsageException if they do not fit; of two mistakes a clash of aliases comes second
   * @throws InvalidEnvironmentException if a variable cannot be the default of its flag
   */
  public static ParsedFlags parse(FlagSet set, List<String> args, Map<String, String> environment) {
    return parse(set, args, environment, false);
  }

  /**
   * The same for the root, where a clash of aliases is reported before anything else.
   *
   * @param set the flags of the root
   * @param args the arguments
   * @param environment where defaults come from
   * @return what was given
   */
  public static ParsedFlags parseRoot(
      FlagSet set, List<String> args, Map<String, String> environment) {
    return parse(set, args, environment, true);
  }

  /**
   * Finds what follows the flags of this level, whatever is wrong with them: what is incomplete may
   * become right.
   *
   * @param set the flags of this level
   * @param args the arguments
   * @param environment where defaults come from
   * @return the other arguments in order
   * @throws InvalidEnvironmentException if a variable cannot be the default of its flag
   */
  public static List<String> behindFlags(
      FlagSet set, List<String> args, Map<String, String> environment) {
    FlagParser parser = new FlagParser(set, environment);
    parser.checkEnvironment();
    parser.scan(args);
    return parser.rest;
  }

  private static ParsedFlags parse(
      FlagSet set, List<String> args, Map<String, String> environment, boolean clashFirst) {
    FlagParser parser = new FlagParser(set, environment);
    parser.checkEnvironment();
    UsageException mistake = parser.scan(args);
    if (mistake != null && !clashFirst) {
      throw mistake;
    }
    parser.checkAliases();
    if (mistake != null) {
      throw mistake;
    }
    return new ParsedFlags(set, parser.given, parser.rest, environment);
  }

  private void checkEnvironment() {
    for (Flag flag : set.flags()) {
      if (flag.kind() != FlagKind.BOOL || flag.env() == null) {
        continue;
      }
      String value = environment.get(flag.env());
      if (value != null && !value.isEmpty() && GoBool.parse(value) == null) {
        throw new InvalidEnvironmentException(
            "could not parse "
                + value
                + " as bool value for flag "
                + flag.name()
                + ": strconv.ParseBool: parsing "
                + GoText.quote(value)
                + ": invalid syntax");
      }
    }
  }

  private @Nullable UsageException scan(List<String> args) {
    int next = 0;
    try {
      while (next < args.size()) {
        String arg = args.get(next);
        if (arg.length() < 2 || arg.charAt(0) != '-') {
          break;
        }
        next++;
        if (arg.equals("--")) {
          break;
        }
        next += readFlag(arg, next < args.size() ? args.get(next) : null);
      }
    } catch (UsageException mistake) {
      rest.addAll(args.subList(next, args.size()));
      return mistake;
    }
    rest.addAll(args.subList(next, args.size()));
    return null;
  }

  /** Reads one flag; returns how many arguments after it belong to it. */
  private int readFlag(String arg, @Nullable String following) {
    String body = arg.substring(arg.startsWith("--") ? 2 : 1);
    if (body.isEmpty() || body.charAt(0) == '-' || body.charAt(0) == '=') {
      throw new UsageException("bad flag syntax: " + arg);
    }
    int equals = body.indexOf('=');
    String name = equals < 0 ? body : body.substring(0, equals);
    Flag flag = set.find(name);
    if (flag == null) {
      throw new UsageException("flag provided but not defined: -" + name);
    }
    String value = equals < 0 ? null : body.substring(equals + 1);
    if (value == null && flag.kind() == FlagKind.BOOL) {
      value = "true";
    }
    if (value != null) {
      accept(flag, name, value);
      return 0;
    }
    if (following == null) {
      throw new UsageException("flag needs an argument: -" + name);
    }
    accept(flag, name, following);
    return 1;
  }

  private void accept(Flag flag, String name, String value) {
    if (flag.kind() == FlagKind.BOOL && GoBool.parse(value) == null) {
      throw new UsageException(
          "invalid boolean value " + GoText.quote(value) + " for -" + name + ": parse error");
    }
    if (flag.kind() == FlagKind.NUMBER) {
      checkNumber(name, value);
    }
    given.computeIfAbsent(flag.name(), key -> new ArrayList<>()).add(value);
    namesUsed.add(name);
  }

  private static void checkNumber(String name, String value) {
    try {
      GoInteger.parse(value);
    } catch (NumberFormatException e) {
      throw new UsageException(
          "invalid value "
              + GoText.quote(value)
              + " for flag -"
              + name
              + ": "
              + (e.getMessage() == null ? "parse error" : e.getMessage()));
    }
  }

  private void checkAliases() {
    for (Flag flag : set.flags()) {
      String first = null;
      for (String name : flag.names()) {
        if (namesUsed.contains(name) && first != null) {
          throw new UsageException(
              "Cannot use two forms of the same flag: " + name + " " + first, true);
        }
        first = namesUsed.contains(name) ? name : first;
      }
    }
  }
}
