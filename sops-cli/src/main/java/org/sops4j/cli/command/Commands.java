package org.sops4j.cli.command;

import org.jspecify.annotations.Nullable;

/** The commands that this version has. */
public final class Commands {
  private Commands() {}

  /**
   * Makes a command.
   *
   * @param name which one
   * @return the command, or null if there is none of this name yet
   */
  public static @Nullable Command create(CommandName name) {
    return switch (name) {
      case DECRYPT -> new DecryptCommand();
      case ENCRYPT -> new EncryptCommand();
      case KEYGEN -> new KeygenCommand();
      default -> null;
    };
  }
}
