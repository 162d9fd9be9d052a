package org.sops4j.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** One line for what no command expects: too little memory, or a defect of this program. */
public final class Breakdown {
  private static final long MEBIBYTE = 1L << 20;

  private Breakdown() {}

  /** Says which file did not fit, and what to do. */
  static String outOfMemory(Invocation invocation) {
    return "sops: not enough memory for "
        + file(invocation)
        + " (Java has "
        + Runtime.getRuntime().maxMemory() / MEBIBYTE
        + " MiB): give it more, such as SOPS_JAVA_OPTS=-Xmx4g";
  }

  /**
   * Names the place of a defect, and with {@code SOPS_DEBUG} the way there. The message of the
   * exception is left out in either case, as it may quote a value.
   *
   * @param defect what was caught
   * @param invocation tells whether the way there is wanted
   * @return one line, or more with {@code SOPS_DEBUG}
   */
  public static String defect(Throwable defect, Invocation invocation) {
    StackTraceElement[] trace = defect.getStackTrace();
    String place = trace.length == 0 ? "an unknown place" : trace[0].toString();
    String line =
        "sops: unexpected failure, please report it: "
            + defect.getClass().getName()
            + " at "
            + place;
    String debug = invocation.env("SOPS_DEBUG");
    if (debug.isEmpty() || debug.equals("0")) {
      return line + " (SOPS_DEBUG=1 shows the stack)";
    }
    StringBuilder text = new StringBuilder(line);
    for (Throwable one = defect; one != null; one = one.getCause()) {
      text.append("\n").append(one == defect ? "" : "caused by ").append(one.getClass().getName());
      for (StackTraceElement element : one.getStackTrace()) {
        text.append("\n    at ").append(element);
      }
    }
    return text.toString();
  }

  private static String file(Invocation invocation) {
    for (int i = invocation.args().size() - 1; i >= 0; i--) {
      String name = invocation.args().get(i);
      Path path = name.indexOf('\0') >= 0 ? null : invocation.absolute(name);
      if (path != null && Files.isRegularFile(path)) {
        return name;
      }
    }
    return "standard input";
  }
}
