package org.sops4j.cli.args;

import java.util.ArrayList;
import java.util.List;

/**
 * Moves the flags of a command in front of its other arguments (cli.md section 1.1, rule 8). A flag
 * without {@code =} is taken to need a value, even one that is on or off: scripts depend on what
 * comes of it.
 */
public final class Reordering {
  private Reordering() {}

  /**
   * Orders the arguments of a command.
   *
   * @param set the flags of the command
   * @param args its arguments
   * @return the same arguments, flags first
   */
  public static List<String> reorder(FlagSet set, List<String> args) {
    List<String> flags = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    boolean expectValue = false;
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      boolean known = isKnown(set, arg);
      if (expectValue && !known) {
        flags.add(arg);
        expectValue = false;
      } else if (arg.equals("--")) {
        rest.add(0, arg);
        rest.addAll(args.subList(i + 1, args.size()));
        break;
      } else if (known) {
        flags.add(arg);
        expectValue = arg.indexOf('=') < 0;
      } else {
        rest.add(arg);
      }
    }
    flags.addAll(rest);
    return flags;
  }

  private static boolean isKnown(FlagSet set, String arg) {
    if (arg.length() < 2 || arg.charAt(0) != '-') {
      return false;
    }
    String body = arg.substring(arg.startsWith("--") ? 2 : 1);
    int equals = body.indexOf('=');
    return set.find(equals < 0 ? body : body.substring(0, equals)) != null;
  }
}
