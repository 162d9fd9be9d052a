package org.sops4j.cli.args;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The flags of one level of the command line, in the order of their declaration. */
public final class FlagSet {
  private final List<Flag> flags;
  private final Map<String, Flag> byName = new HashMap<>();

  /**
   * Makes a set.
   *
   * @param flags the flags in the order of the help page
   */
  public FlagSet(List<Flag> flags) {
    this.flags = List.copyOf(flags);
    for (Flag flag : this.flags) {
      for (String name : flag.names()) {
        byName.put(name, flag);
      }
    }
  }

  /**
   * Puts several groups of flags together.
   *
   * @param groups the groups in order
   * @return one set of all
   */
  @SafeVarargs
  public static FlagSet of(List<Flag>... groups) {
    List<Flag> all = new ArrayList<>();
    for (List<Flag> group : groups) {
      all.addAll(group);
    }
    return new FlagSet(all);
  }

  /**
   * Returns the flags.
   *
   * @return all flags in order
   */
  public List<Flag> flags() {
    return flags;
  }

  /**
   * Finds a flag by one of its names.
   *
   * @param name a name without dashes
   * @return the flag, or null if there is none
   */
  public @Nullable Flag find(String name) {
    return byName.get(name);
  }
}
