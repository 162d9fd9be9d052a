package org.sops4j.error;

import java.util.List;
import java.util.Optional;
import org.sops4j.tree.KeyPath;

/**
 * A value that does not fit the class to which it should be bound. Says where it stands; neither
 * the message nor a cause shows the value.
 */
public final class BindingException extends SopsException {
  private static final long serialVersionUID = 1L;

  private final transient KeyPath keyPath;

  /**
   * Makes an exception.
   *
   * @param keyPath where the value stands in what was bound; empty for the whole
   * @param reason what does not fit, without the value
   * @param hints further lines, such as what to do
   */
  public BindingException(KeyPath keyPath, String reason, List<String> hints) {
    super(ErrorCode.NOT_BINDABLE, "cannot be bound: " + reason, hints, null);
    this.keyPath = keyPath;
  }

  /**
   * Returns where the value stands.
   *
   * @return the path from what was bound; empty for the whole
   */
  @Override
  public Optional<KeyPath> keyPath() {
    return Optional.ofNullable(keyPath).filter(place -> !place.components().isEmpty());
  }
}
