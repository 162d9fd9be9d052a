package org.sops4j.spring;

import org.sops4j.error.SopsException;
import org.springframework.boot.context.config.ConfigDataException;

/** An encrypted file that is imported and could not be decrypted. */
public final class SopsConfigDataException extends ConfigDataException {
  private static final long serialVersionUID = 1L;

  /** The file. */
  private final transient SopsConfigDataResource resource;

  /** What happened. */
  private final SopsException failure;

  SopsConfigDataException(SopsConfigDataResource resource, SopsException failure) {
    super("cannot decrypt " + resource.resource().getDescription(), failure);
    this.resource = resource;
    this.failure = failure;
  }

  /**
   * Returns the file.
   *
   * @return the file
   */
  public SopsConfigDataResource resource() {
    return resource;
  }

  /**
   * Returns what happened.
   *
   * @return the failure of the library
   */
  public SopsException failure() {
    return failure;
  }
}
