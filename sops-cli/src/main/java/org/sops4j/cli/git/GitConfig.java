package org.sops4j.cli.git;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.spi.CommandRunner;
import org.sops4j.tree.Utf8;

/**
 * The configuration of one repository, with a record of what was put into it, so that just that can
 * be taken out.
 */
public final class GitConfig {
  /** Names what was put in: keys of the configuration, and files. */
  private static final String RECORD = "sops.installed";

  private final Git git;

  /**
   * Takes the configuration of a repository.
   *
   * @param git the program in the repository
   */
  public GitConfig(Git git) {
    this.git = git;
  }

  /**
   * Returns the value of a key in this repository, whatever the user's own configuration says.
   *
   * @param key the key
   * @return the last of its values; null if there is none
   */
  public @Nullable String get(String key) {
    List<String> all = getAll(key);
    return all.isEmpty() ? null : all.get(all.size() - 1);
  }

  private List<String> getAll(String key) {
    CommandRunner.Result result = git.run(List.of("config", "--local", "--null", "--get-all", key));
    if (result.status() != 0) {
      return List.of(); // not there
    }
    List<String> values = new ArrayList<>();
    for (String value : Utf8.decode(result.output()).split("\0", -1)) {
      values.add(value);
    }
    return values.subList(0, values.size() - 1);
  }

  /**
   * Sets a key, and records that it is ours.
   *
   * @param key the key
   * @param value its value
   */
  public void put(String key, String value) {
    if (value.equals(get(key))) {
      return;
    }
    git.output("config", "--local", "--replace-all", key, value);
    record(key);
  }

  /**
   * Tells whether something was put in by us.
   *
   * @param what a key of the configuration, or a file
   * @return true if that was recorded
   */
  public boolean isOurs(String what) {
    return getAll(RECORD).contains(what);
  }

  /**
   * Records that something is ours.
   *
   * @param what a key of the configuration, or a file
   */
  public void record(String what) {
    if (!isOurs(what)) {
      git.output("config", "--local", "--add", RECORD, what);
    }
  }

  /**
   * Removes a key that is ours.
   *
   * @param key the key
   * @return whether it was there and ours
   */
  public boolean remove(String key) {
    if (!isOurs(key) || get(key) == null) {
      return false;
    }
    git.output("config", "--local", "--unset-all", key);
    return true;
  }

  /** Forgets what was ours. */
  public void forget() {
    if (!getAll(RECORD).isEmpty()) {
      git.output("config", "--local", "--unset-all", RECORD);
    }
  }
}
