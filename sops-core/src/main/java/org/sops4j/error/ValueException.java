package org.sops4j.error;

import java.util.List;
import java.util.Optional;
import org.sops4j.tree.KeyPath;

/** A value that could not be encrypted or decrypted, with its place in the tree. */
public final class ValueException extends SopsException {
  private static final long serialVersionUID = 1L;

  private final transient KeyPath keyPath;

  /**
   * Makes an exception.
   *
   * @param code whether it was encrypting or decrypting
   * @param message the reference's text
   * @param keyPath where the value is; empty for the top of a document
   */
  public ValueException(ErrorCode code, String message, KeyPath keyPath) {
    super(code, message, List.of(), null);
    this.keyPath = keyPath;
  }

  /**
   * Returns where the value is.
   *
   * @return keys, and positions in lists; empty for the top of a document
   */
  @Override
  public Optional<KeyPath> keyPath() {
    return Optional.ofNullable(keyPath).filter(path -> !path.components().isEmpty());
  }

  @Override
  public List<String> hints() {
    Optional<KeyPath> path = keyPath();
    return path.isEmpty() ? List.of() : List.of("  at " + path.get());
  }
}
