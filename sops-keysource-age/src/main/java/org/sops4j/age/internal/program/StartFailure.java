package org.sops4j.age.internal.program;

import java.io.IOException;
import java.util.Locale;
import org.sops4j.age.internal.AgeException;

/** Words the failure to start a program as the reference does. */
public final class StartFailure {
  private StartFailure() {}

  /**
   * Words a failure.
   *
   * @param program the program, as it was to be started
   * @param e what the JDK says
   * @return what to throw
   */
  public static AgeException of(String program, IOException e) {
    return new AgeException("fork/exec " + program + ": " + reason(e));
  }

  /**
   * Takes the words of the operating system out of a message of the JDK: {@code error=2, No such
   * file} in JDK 17, {@code error: 2 (No such file)} in JDK 25.
   */
  private static String reason(IOException e) {
    String text = String.valueOf(e.getMessage());
    int older = text.lastIndexOf("error=");
    int newer = text.lastIndexOf("error: ");
    int start = older >= 0 ? text.indexOf(", ", older) + 2 : text.indexOf('(', newer) + 1;
    int end = older >= 0 ? text.length() : text.lastIndexOf(')');
    boolean known = Math.max(older, newer) >= 0 && start > 1 && end > start;
    return known ? text.substring(start, end).toLowerCase(Locale.ROOT) : text;
  }
}
