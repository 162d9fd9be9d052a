package org.sops4j.maven;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.sops4j.DecryptedDocument;
import org.sops4j.Sops;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;

/** Decrypts one file of the project; a failure names it. */
final class Decryption {
  private Decryption() {}

  static DecryptedDocument of(Sops sops, Path file) throws MojoExecutionException {
    try {
      return sops.decrypt(file);
    } catch (IOException e) {
      throw new MojoExecutionException("Could not read " + file + ": " + e, e);
    } catch (SopsException e) {
      if (e.code() == ErrorCode.DATA_KEY_UNAVAILABLE) {
        throw e;
      }
      throw new MojoExecutionException(file + ": " + FailureText.of(e), e);
    }
  }
}
