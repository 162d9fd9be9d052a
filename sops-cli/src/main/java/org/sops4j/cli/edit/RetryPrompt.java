package org.sops4j.cli.edit;

import java.io.IOException;
import java.io.InputStream;

/** Waits until the person has read what is wrong and wants the editor back. */
public final class RetryPrompt {
  private RetryPrompt() {}

  /**
   * Waits for one byte, and takes with it the rest of the line that was typed, which would else go
   * to the editor.
   *
   * @param stdin standard input
   * @return false if nothing comes, as nobody is there
   */
  public static boolean await(InputStream stdin) {
    try {
      int next = stdin.read();
      if (next < 0) {
        return false;
      }
      while (next != '\n' && next >= 0 && stdin.available() > 0) {
        next = stdin.read();
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
