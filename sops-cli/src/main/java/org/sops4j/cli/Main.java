package org.sops4j.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The process around the program: the one place that knows of {@code System}. */
public final class Main {
  private Main() {}

  /**
   * Runs the program and ends the process.
   *
   * @param args the arguments
   * @throws InterruptedException never, as nothing interrupts this thread
   */
  public static void main(String[] args) throws InterruptedException {
    int status = LargeStack.run(invocation(args));
    // From JDK 21 on an exit looks for a logger to tell, which takes 10 ms. Only daemons are left,
    // so that the process ends without one as well.
    if (status != 0) {
      System.exit(status);
    }
  }

  /** The process as the program sees it. */
  static Invocation invocation(String... args) {
    Map<String, String> environment = environment();
    return new Invocation(
        List.of(args),
        environment,
        workingDirectory(environment.getOrDefault("PWD", "")),
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        terminals(System.getProperty("sops.terminals", "")));
  }

  /** The variables of the caller: the launcher changes one, and tells what it was. */
  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    if (System.getProperty("sops.terminals") != null) {
      String locale = System.getProperty("sops.lc_all");
      if (locale == null) {
        environment.remove("LC_ALL");
      } else {
        environment.put("LC_ALL", locale);
      }
    }
    return environment;
  }

  /** The folder as the shell names it, symbolic links included, if that is where we are. */
  private static Path workingDirectory(String named) {
    Path physical = Path.of(System.getProperty("user.dir", "."));
    if (!named.startsWith("/") || named.equals(physical.toString())) {
      return physical;
    }
    try {
      return Files.isSameFile(Path.of(named), physical) ? Path.of(named) : physical;
    } catch (IOException e) {
      return physical;
    }
  }

  /** The launcher names those of the streams 0, 1 and 2 that are terminals. */
  private static Terminals terminals(String numbers) {
    return new Terminals(
        numbers.indexOf('0') >= 0, numbers.indexOf('1') >= 0, numbers.indexOf('2') >= 0);
  }
}
