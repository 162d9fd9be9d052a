package org.sops4j.cli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** PostgreSQL's file of passwords: lines of host, port, database, user and password. */
final class PasswordFile {
  private final Path file;

  PasswordFile(Path file) {
    this.file = file;
  }

  /**
   * The password of the first line that fits, empty if there is none or others may read the file.
   */
  String find(ConnectionSettings settings) {
    String host = settings.socketFolder() == null ? settings.text("host") : "localhost";
    List<String> wanted =
        List.of(host, settings.text("port"), settings.text("dbname"), settings.text("user"));
    for (String line : lines()) {
      List<String> fields = line.startsWith("#") ? List.of() : split(line);
      if (fields.size() == 5 && matches(fields, wanted)) {
        return fields.get(4);
      }
    }
    return "";
  }

  private List<String> lines() {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
      permissions.remove(PosixFilePermission.OWNER_READ);
      permissions.remove(PosixFilePermission.OWNER_WRITE);
      permissions.remove(PosixFilePermission.OWNER_EXECUTE);
      return permissions.isEmpty() ? Files.readAllLines(file) : List.of();
    } catch (IOException | UnsupportedOperationException e) {
      return List.of();
    }
  }

  private static boolean matches(List<String> fields, List<String> wanted) {
    for (int i = 0; i < wanted.size(); i++) {
      if (!fields.get(i).equals("*") && !fields.get(i).equals(wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Splits at colons; a backslash takes the next character as it is. */
  private static List<String> split(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == ':') {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c == '\\' && i + 1 < line.length() ? line.charAt(++i) : c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
