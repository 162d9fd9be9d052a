package org.sops4j.cli.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user of this machine.
 *
 * @param name the name
 * @param uid the number of the user
 * @param gid the number of the main group
 * @param home the home folder
 * @param groups the numbers of all groups, the main one first
 */
public record UserAccount(String name, int uid, int gid, String home, List<Integer> groups) {
  private static final int FIELDS = 6;

  /** Copies the groups. */
  public UserAccount {
    groups = List.copyOf(groups);
  }

  /**
   * Finds a user by name, in the two files where the reference looks.
   *
   * @param name the name; a number is none
   * @param folder the folder of {@code passwd} and {@code group}
   * @return null if there is no such user
   */
  public static @Nullable UserAccount find(String name, Path folder) {
    for (String line : lines(folder.resolve("passwd"))) {
      String[] fields = line.split(":", -1);
      if (fields.length >= FIELDS && fields[0].equals(name) && !name.isEmpty()) {
        int uid = number(fields[2]);
        int gid = number(fields[3]);
        if (uid >= 0 && gid >= 0) {
          return new UserAccount(name, uid, gid, fields[5], groups(name, gid, folder));
        }
      }
    }
    return null;
  }

  private static List<Integer> groups(String name, int main, Path folder) {
    List<Integer> groups = new ArrayList<>(List.of(main));
    for (String line : lines(folder.resolve("group"))) {
      String[] fields = line.split(":", -1);
      if (fields.length < 4 || !List.of(fields[3].split(",", -1)).contains(name)) {
        continue;
      }
      int gid = number(fields[2]);
      if (gid >= 0 && !groups.contains(gid)) {
        groups.add(gid);
      }
    }
    return groups;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return List.of();
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
