package org.sops4j.cli.files;

import java.nio.file.Path;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.text.GoText;

/**
 * One file of a selection.
 *
 * @param path the absolute path, symbolic links in it as the user named them
 * @param name the file as messages name it: as it was typed, or below the folder that was typed
 * @param isNamed whether it was asked for by itself (a glob counts), and not only found in a folder
 */
public record SelectedFile(Path path, String name, boolean isNamed) {
  /**
   * Makes a file that another program named, such as git.
   *
   * @param path the absolute path
   * @param invocation the working directory, to which messages are relative
   * @return the file
   */
  public static SelectedFile of(Path path, Invocation invocation) {
    return new SelectedFile(path, invocation.shown(path), true);
  }

  /**
   * Returns the name for a line of text. What could break the line, or fool a terminal, is quoted.
   *
   * @return the name, in double quotes if there are control characters in it
   */
  public String shownName() {
    return shown(name);
  }

  static String shown(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (Character.isISOControl(name.charAt(i))) {
        return GoText.quote(name);
      }
    }
    return name;
  }
}
