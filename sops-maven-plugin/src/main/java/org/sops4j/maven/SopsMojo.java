package org.sops4j.maven;

import java.io.File;
import java.util.HashMap;
import java.util.Map;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.sops4j.Sops;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;

/**
 * What the goals have in common: where keys are found, and what happens without them. No parameter
 * takes a key or a value, so that none can stand in a POM or on a command line.
 */
public abstract class SopsMojo extends AbstractMojo {
  /** Does nothing. */
  @Parameter(property = "sops.skip", defaultValue = "false")
  boolean skip;

  /**
   * Lets a build go on that has no key for a file: the goal then does nothing at all, and warns.
   * Files that are damaged, or were changed by somebody without the key, fail the build all the
   * same.
   */
  @Parameter(property = "sops.skipWithoutKeys", defaultValue = "false")
  boolean skipWithoutKeys;

  /**
   * A file of age identities, used in place of what {@code SOPS_AGE_KEY_FILE} names. A file that is
   * not there counts as no key. Other keys are found where {@code sops} finds them.
   */
  @Parameter(property = "sops.ageKeyFile")
  @Nullable File ageKeyFile;

  /** The folder of the project. */
  @Parameter(defaultValue = "${project.basedir}", readonly = true, required = true)
  File basedir;

  /** Makes a goal; for Maven. */
  protected SopsMojo() {}

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("Skipped, as sops.skip says.");
      return;
    }
    try {
      run(sops());
    } catch (SopsException e) {
      if (skipWithoutKeys && e.code() == ErrorCode.DATA_KEY_UNAVAILABLE) {
        warn(e);
      } else {
        throw new MojoExecutionException(FailureText.of(e), e);
      }
    }
  }

  private void warn(SopsException missingKey) {
    getLog().warn("No key at hand: skipped, nothing was decrypted (sops.skipWithoutKeys is set).");
    FailureText.of(missingKey).lines().forEach(getLog()::warn);
    if (ageKeyFile != null && !ageKeyFile.exists()) {
      getLog().warn("There is no file " + ageKeyFile + " (sops.ageKeyFile).");
    }
  }

  /**
   * Does the work.
   *
   * @param sops finds the keys
   * @throws MojoExecutionException if something is wrong with the configuration or the files
   * @throws MojoFailureException if the build has to fail for another reason
   */
  abstract void run(Sops sops) throws MojoExecutionException, MojoFailureException;

  private Sops sops() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    if (ageKeyFile != null) {
      environment.remove("SOPS_AGE_KEY_FILE");
      if (ageKeyFile.exists()) {
        environment.put("SOPS_AGE_KEY_FILE", ageKeyFile.getAbsolutePath());
      }
    }
    return Sops.builder()
        .environment(environment)
        .workingDirectory(basedir.toPath().toAbsolutePath())
        .warnings(warning -> getLog().warn(warning.message()))
        .build();
  }
}
