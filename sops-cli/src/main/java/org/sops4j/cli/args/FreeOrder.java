package org.sops4j.cli.args;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of a form that the reference does not have: flags may stand anywhere, and one that is
 * on or off never takes the next argument.
 */
public final class FreeOrder {
  private FreeOrder() {}

  /**
   * Tells whether a flag that is on or off stands in front of all that is not a flag. Behind a file
   * the reference takes it for another file, and behind a flag that needs a value for that value.
   *
   * @param gate the flag
   * @param known the other flags that may stand before it
   * @param args the arguments
   * @return true if it is there, and not off
   */
  public static boolean leads(Flag gate, FlagSet known, List<String> args) {
    for (int i = 0; i < args.size(); i++) {
      String name = name(args.get(i));
      if (name == null || name.isEmpty()) {
        return false;
      }
      if (gate.names().contains(name)) {
        int equals = args.get(i).indexOf('=');
        return equals < 0 || Boolean.TRUE.equals(GoBool.parse(args.get(i).substring(equals + 1)));
      }
      if (takesNext(known.find(name), args.get(i))) {
        i++;
      }
    }
    return false;
  }

  /**
   * Orders the arguments of a command.
   *
   * @param set the flags of the command
   * @param args its arguments
   * @return the flags with their values, {@code --}, and the rest
   */
  public static List<String> order(FlagSet set, List<String> args) {
    List<String> flags = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      String name = name(arg);
      if (arg.equals("--")) {
        rest.addAll(args.subList(i + 1, args.size()));
        break;
      } else if (name == null) {
        rest.add(arg);
      } else {
        flags.add(arg);
        if (takesNext(set.find(name), arg) && i + 1 < args.size()) {
          flags.add(args.get(++i));
        }
      }
    }
    flags.add("--");
    flags.addAll(rest);
    return flags;
  }

  private static boolean takesNext(@Nullable Flag flag, String arg) {
    return flag != null && flag.kind() != FlagKind.BOOL && arg.indexOf('=') < 0;
  }

  /** The name in an argument that looks like a flag; null if it does not. */
  private static @Nullable String name(String arg) {
    if (arg.length() < 2 || arg.charAt(0) != '-') {
      return null;
    }
    String body = arg.substring(arg.startsWith("--") ? 2 : 1);
    int equals = body.indexOf('=');
    return equals < 0 ? body : body.substring(0, equals);
  }
}
