package org.sops4j.cli.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sops4j.cli.Failure;
import org.sops4j.tree.Utf8;

/** The file {@code .gitattributes} at the top of a working tree. */
public final class AttributesFile {
  private final Path file;

  /**
   * Takes the file of a working tree.
   *
   * @param top its uppermost folder
   */
  public AttributesFile(Path top) {
    this.file = top.resolve(".gitattributes");
  }

  /**
   * Tells whether it is there.
   *
   * @return false if there is none
   */
  public boolean exists() {
    return Files.exists(file);
  }

  /**
   * Returns the lines of ours.
   *
   * @return the lines; none if there is no block of ours
   */
  public List<String> lines() {
    return MarkedBlock.lines(read());
  }

  /**
   * Puts lines in, at the end, where they count most, or where lines of ours were.
   *
   * @param lines the lines
   */
  public void install(List<String> lines) {
    write(MarkedBlock.append(read(), lines));
  }

  /**
   * Takes the lines out.
   *
   * @param wasMade whether the file was made for them, and goes if nothing else is in it
   * @return whether they were there
   */
  public boolean uninstall(boolean wasMade) {
    String text = read();
    if (!MarkedBlock.isIn(text)) {
      return false;
    }
    String rest = MarkedBlock.remove(text);
    if (!wasMade || !rest.isEmpty()) {
      write(rest);
      return true;
    }
    try {
      Files.delete(file);
      return true;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private String read() {
    try {
      return exists() ? Utf8.decode(Files.readAllBytes(file)) : "";
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private void write(String text) {
    try {
      Files.write(file, Utf8.encode(text));
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private Failure failure(IOException e) {
    return Failure.exit(1, "cannot change " + file + ": " + e.getMessage());
  }
}
