package org.sops4j.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.cli.args.Flag;
import org.sops4j.cli.args.FlagSet;

/** The flags before the name of a command, and of the forms without one (cli.md section 1.3). */
public final class RootFlags {
  private RootFlags() {}

  /**
   * Declares them.
   *
   * @return the flags in the order of the help page
   */
  public static FlagSet create() {
    return FlagSet.of(
        modes(),
        SharedFlags.keys(),
        List.of(SharedFlags.IN_PLACE, SharedFlags.EXTRACT),
        SharedFlags.types(),
        List.of(SharedFlags.SHOW_MASTER_KEYS),
        SharedFlags.addAndRemove(),
        selection(),
        general(),
        SharedFlags.keyServices(),
        List.of(SharedFlags.HELP, Flag.bool("print the version", "version", "v")));
  }

  private static List<Flag> modes() {
    return List.of(
        Flag.bool("decrypt a file", "decrypt", "d"),
        Flag.bool("encrypt a file", "encrypt", "e"),
        Flag.bool("encrypt all values anew with a new data key", "rotate", "r"),
        Flag.bool("do not ask for the latest version", "disable-version-check")
            .orEnv("SOPS_DISABLE_VERSION_CHECK"),
        Flag.bool("ask for the latest version", "check-for-updates"));
  }

  private static List<Flag> selection() {
    List<Flag> flags = new ArrayList<>();
    flags.add(SharedFlags.IGNORE_MAC);
    flags.add(Flag.bool("compute the MAC over encrypted values only", "mac-only-encrypted"));
    flags.addAll(SharedFlags.suffixesAndRegexes());
    flags.add(
        Flag.text("leave in clear what follows a matching comment", "unencrypted-comment-regex"));
    flags.add(Flag.text("encrypt only what follows a matching comment", "encrypted-comment-regex"));
    return flags;
  }

  private static List<Flag> general() {
    return List.of(
        Flag.text("use this config file and do not search for one", "config").orEnv("SOPS_CONFIG"),
        SharedFlags.ENCRYPTION_CONTEXT,
        Flag.text("set one value: '[\"key\"][0] JSON'", "set"),
        SharedFlags.SHAMIR_THRESHOLD,
        Flag.number("indent YAML and JSON by this many blanks", "indent"),
        Flag.bool("print more about what is done", "verbose"),
        SharedFlags.OUTPUT,
        SharedFlags.FILENAME_OVERRIDE,
        SharedFlags.DECRYPTION_ORDER);
  }
}
