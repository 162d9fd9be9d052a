package org.sops4j.cli.command;

import java.util.List;
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
      case COMPLETION -> CompletionCommand.create();
      case PUBLISH -> new PublishCommand();
      case KEYSERVICE -> new KeyServiceCommand();
      case DECRYPT -> new DecryptCommand();
      case ENCRYPT -> new EncryptCommand();
      case ROTATE -> new RotateCommand();
      case UPDATEKEYS -> new UpdateKeysCommand();
      case GROUPS -> groups();
      case FILESTATUS -> new FileStatusCommand();
      case EDIT -> new EditCommand();
      case SET -> new SetCommand();
      case UNSET -> new UnsetCommand();
      case KEYGEN -> new KeygenCommand();
      case CHECK -> new CheckCommand();
      case EXEC_ENV -> new ExecEnvCommand();
      case EXEC_FILE -> new ExecFileCommand();
      default -> null;
    };
  }

  private static Command groups() {
    return new CommandGroup(
        CommandName.GROUPS,
        List.of("sops groups delete --file secrets.yaml --in-place 1", "sops groups help add"),
        List.of(new GroupsAddCommand(), new GroupsDeleteCommand()));
  }
}
