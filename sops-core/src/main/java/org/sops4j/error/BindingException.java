package org.sops4j.error;

import java.util.List;
import org.sops4j.tree.KeyPath;

/**
 * A value that does not fit the class to which it should be bound. Says where it stands; neither
 * the message nor a cause shows the value.
 */
public final class BindingException extends SopsException {
  private static final long serialVersionUID = 1L;

  private final transient KeyPath path;

  /**
   * Makes an exception.
   *
   * @param path where the value stands in what was bound; empty for the whole
   * @param reason what does not fit, without the value
   * @param hints further lines, such as what to do
   */
  public BindingException(KeyPath path, String reason, List<String> hints) {
    super(ErrorCode.NOT_BINDABLE, "cannot bind " + place(path) + ": " + reason, hints, null);
    this.path = path;
  }

  private static String place(KeyPath path) {
    return path.components().isEmpty() ? "the document" : path.toString();
  }

  /**
   * Returns where the value stands.
   *
   * @return the path from what was bound; empty for the whole
   */
  public KeyPath path() {
    return path == null ? KeyPath.of() : path;
  }
}
