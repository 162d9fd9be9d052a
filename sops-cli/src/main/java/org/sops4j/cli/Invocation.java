package org.sops4j.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One start of the program: everything that it sees of the process.
 *
 * @param args the arguments
 * @param environment all variables
 * @param workingDirectory what relative paths start from; absolute, symbolic links as the user
 *     named them
 * @param stdin standard input
 * @param stdout standard output, unbuffered
 * @param stderr standard error, unbuffered
 * @param terminals which of them are terminals
 * @param children how programs are started that share the standard streams
 */
public record Invocation(
    List<String> args,
    Map<String, String> environment,
    Path workingDirectory,
    InputStream stdin,
    OutputStream stdout,
    OutputStream stderr,
    Terminals terminals,
    ChildStarter children) {
  /** Copies arguments and variables. */
  public Invocation {
    args = List.copyOf(args);
    environment = Map.copyOf(environment);
  }

  /**
   * Makes an invocation whose children have the standard streams of the process.
   *
   * @param args the arguments
   * @param environment all variables
   * @param workingDirectory what relative paths start from
   * @param stdin standard input
   * @param stdout standard output, unbuffered
   * @param stderr standard error, unbuffered
   * @param terminals which of them are terminals
   */
  public Invocation(
      List<String> args,
      Map<String, String> environment,
      Path workingDirectory,
      InputStream stdin,
      OutputStream stdout,
      OutputStream stderr,
      Terminals terminals) {
    this(
        args,
        environment,
        workingDirectory,
        stdin,
        stdout,
        stderr,
        terminals,
        ChildStarter.INHERITING);
  }

  /**
   * Returns the same invocation with other streams.
   *
   * @param in standard input
   * @param out standard output
   * @param err standard error
   * @return the invocation
   */
  public Invocation withStreams(InputStream in, OutputStream out, OutputStream err) {
    return new Invocation(args, environment, workingDirectory, in, out, err, terminals, children);
  }

  /**
   * Returns a variable of the environment.
   *
   * @param name its name
   * @return its value, empty if it is not set
   */
  public String env(String name) {
    return environment.getOrDefault(name, "");
  }

  /**
   * Makes a path absolute and takes out {@code .} and {@code ..} without looking at the disk.
   *
   * @param name a path as it was typed
   * @return the absolute path
   */
  public Path absolute(String name) {
    return workingDirectory.resolve(name).normalize();
  }

  /**
   * Names a file as messages do: relative to the working directory where it lies below it.
   *
   * @param file an absolute path
   * @return the name
   */
  public String shown(Path file) {
    boolean isBelow = file.startsWith(workingDirectory) && !file.equals(workingDirectory);
    return isBelow ? workingDirectory.relativize(file).toString() : file.toString();
  }
}
