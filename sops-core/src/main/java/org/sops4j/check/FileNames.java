package org.sops4j.check;

import java.nio.file.Path;

/**
 * How files are named in findings: relative to a folder where they are below it, with slashes.
 *
 * @param base the folder
 */
record FileNames(Path base) {
  String of(Path file) {
    Path shown = file.startsWith(base) && !file.equals(base) ? base.relativize(file) : file;
    return shown.toString().replace(shown.getFileSystem().getSeparator(), "/");
  }
}
