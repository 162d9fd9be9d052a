package org.sops4j;

import java.util.List;
import org.sops4j.metadata.KeyRef;

/**
 * Which master keys change while a document is rotated.
 *
 * @param added keys that enter the first group; one that is there already is there twice then
 * @param removed keys that leave every group, by their key text; one that is not there is no error
 */
public record RotationSettings(List<KeyRef> added, List<KeyRef> removed) {
  /** A new data key for the same master keys. */
  public static final RotationSettings SAME_KEYS = new RotationSettings(List.of(), List.of());

  /**
   * Copies the lists.
   *
   * @param added keys that enter the first group; one that is there already is there twice then
   * @param removed keys that leave every group, by their key text; one that is not there is no
   *     error
   */
  public RotationSettings {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
  }
}
