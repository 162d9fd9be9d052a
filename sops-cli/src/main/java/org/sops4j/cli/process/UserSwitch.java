package org.sops4j.cli.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.Failure;
import org.sops4j.cli.Invocation;
import org.sops4j.spi.CommandRunner;
import org.sops4j.spi.ProgramSearch;

/**
 * Runs commands as another user ({@code --user}, cli.md section 7). A JVM cannot become another
 * user itself, so {@code setpriv} of util-linux does that to each command.
 */
public final class UserSwitch {
  private static final UserSwitch NONE = new UserSwitch(null, List.of());

  private final @Nullable UserAccount account;
  private final List<String> words;

  private UserSwitch(@Nullable UserAccount account, List<String> words) {
    this.account = account;
    this.words = words;
  }

  /**
   * Prepares to become a user.
   *
   * @param name the name; empty to stay who we are
   * @param invocation where programs are looked for
   * @return what to put in front of commands
   * @throws Failure if there is no such user, or this process may not become that user
   */
  public static UserSwitch to(String name, Invocation invocation) {
    if (name.isEmpty()) {
      return NONE;
    }
    UserAccount account = UserAccount.find(name, Path.of("/etc"));
    if (account == null) {
      throw fatal("user: unknown user " + name);
    }
    UserSwitch user = new UserSwitch(account, words(account, invocation));
    user.check(invocation);
    return user;
  }

  private static List<String> words(UserAccount account, Invocation invocation) {
    StringBuilder groups = new StringBuilder();
    for (int group : account.groups()) {
      groups.append(groups.isEmpty() ? "" : ",").append(group);
    }
    return List.of(
        find(invocation),
        "--reuid=" + account.uid(),
        "--regid=" + account.gid(),
        "--groups=" + groups,
        "--");
  }

  private static String find(Invocation invocation) {
    String program = HelperProgram.find("setpriv", invocation);
    if (program == null) {
      throw fatal("--user needs the program setpriv of util-linux, which is not in $PATH");
    }
    return program;
  }

  /** Tries it with a command that does nothing, so that nothing is made for a user in vain. */
  private void check(Invocation invocation) {
    List<String> command = prefix();
    command.addAll(List.of("/bin/sh", "-c", ":"));
    try {
      CommandRunner.Result result = HelperProgram.run(command, invocation);
      if (result.status() != 0) {
        throw fatal(HelperProgram.reason(result));
      }
    } catch (IOException e) {
      throw fatal(ProgramSearch.reason(e));
    }
  }

  private static Failure fatal(String message) {
    return Failure.fatal("EXEC", message);
  }

  /**
   * Returns what stands in front of a command.
   *
   * @return a new list of words, empty for nothing
   */
  public List<String> prefix() {
    return new ArrayList<>(words);
  }

  /**
   * Returns who it will be.
   *
   * @return null if that does not change
   */
  public @Nullable UserAccount account() {
    return account;
  }

  /**
   * Returns the variables that name the user.
   *
   * @return variables for the command
   */
  public Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    if (account != null) {
      variables.put("HOME", account.home());
      variables.put("USER", account.name());
      variables.put("LOGNAME", account.name());
    }
    return variables;
  }
}
