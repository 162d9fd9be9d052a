package org.sops4j.error;

import java.util.List;
import java.util.Optional;
import org.sops4j.tree.KeyPath;

/** A path that leads nowhere. */
public final class PathException extends SopsException {
  private static final long serialVersionUID = 1L;

  private final transient KeyPath keyPath;

  /**
   * Makes an exception.
   *
   * @param code whether the path leads nowhere here, or can lead nowhere
   * @param reason the reference's text
   * @param keyPath the whole path
   */
  public PathException(ErrorCode code, String reason, KeyPath keyPath) {
    super(code, reason, List.of(), null);
    this.keyPath = keyPath;
  }

  @Override
  public Optional<KeyPath> keyPath() {
    return Optional.ofNullable(keyPath);
  }
}
