package org.sops4j.maven;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.sops4j.Sops;
import org.sops4j.error.NotWritableException;

/**
 * Runs a program with the values of encrypted files as variables of its environment, as {@code sops
 * exec-env} does. There is no shell, and values never stand among the arguments, which every user
 * of the machine can read. The build fails if the program does.
 */
@Mojo(name = "exec", threadSafe = true)
public final class ExecMojo extends SopsMojo {
  /**
   * The encrypted files, flat mappings of names to values. Of equal names the last one counts, and
   * it counts more than the environment of Maven.
   */
  @Parameter(property = "sops.files", required = true)
  List<File> files = List.of();

  /** The program: a path, or a name that is looked for on the path. */
  @Parameter(property = "sops.executable", required = true)
  String executable;

  /** Its arguments, as they are. */
  @Parameter List<String> arguments = List.of();

  /** The folder that it runs in; that of the project unless set. */
  @Parameter(property = "sops.workingDirectory")
  @Nullable File workingDirectory;

  /** Passes the decrypted values and no other variables. */
  @Parameter(property = "sops.pristine", defaultValue = "false")
  boolean pristine;

  /** Makes the goal; for Maven. */
  public ExecMojo() {}

  @Override
  void run(Sops sops) throws MojoExecutionException, MojoFailureException {
    int status = waitFor(start(program(values(sops))));
    if (status != 0) {
      throw new MojoFailureException(executable + " ended with status " + status + ".");
    }
  }

  private Process start(ProcessBuilder program) throws MojoExecutionException {
    try {
      return program.start();
    } catch (IOException e) {
      throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
    }
  }

  private int waitFor(Process process) throws MojoExecutionException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("Interrupted while " + executable + " ran.", e);
    }
  }

  private ProcessBuilder program(Map<String, String> values) throws MojoExecutionException {
    List<String> line = new ArrayList<>();
    line.add(executable);
    line.addAll(arguments);
    ProcessBuilder program = new ProcessBuilder(line).inheritIO();
    program.directory(workingDirectory == null ? basedir : workingDirectory);
    Map<String, String> environment = program.environment();
    if (pristine) {
      environment.clear();
    }
    Variables.check(values);
    environment.putAll(values);
    return program;
  }

  private Map<String, String> values(Sops sops) throws MojoExecutionException {
    Map<String, String> values = new LinkedHashMap<>();
    for (File file : files) {
      try {
        values.putAll(Decryption.of(sops, file.toPath()).environment());
      } catch (NotWritableException e) {
        throw new MojoExecutionException(file + ": " + FailureText.of(e), e);
      }
    }
    return values;
  }
}
