package org.sops4j.cli.help;

import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagKind;

/** How help and manual show a flag. */
final class FlagText {
  private FlagText() {}

  /** Its names, such as {@code --pgp value, -p value}. */
  static String names(Flag flag) {
    StringBuilder names = new StringBuilder();
    for (String name : flag.names()) {
      names.append(names.isEmpty() ? "" : ", ");
      names.append(name.length() == 1 ? "-" : "--").append(name);
      names.append(flag.kind() == FlagKind.BOOL ? "" : " value");
    }
    return names.toString();
  }

  /** What it does, its default, and the variable that it may come from. */
  static String explanation(Flag flag) {
    String env = flag.env() == null ? "" : " [$" + flag.env() + "]";
    return flag.usage() + (flag.onByDefault() ? " (default: true)" : "") + env;
  }
}
