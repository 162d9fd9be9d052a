package org.sops4j.age.internal.program;

import java.io.IOException;
import org.sops4j.age.internal.AgeException;
import org.sops4j.spi.ProgramSearch;

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
    return new AgeException("fork/exec " + program + ": " + ProgramSearch.reason(e));
  }
}
