package org.sops4j.internal.merge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A place where two sides want different things.
 *
 * @param document which document of a file with several, from 0
 * @param path keys and positions down to the place
 * @param kind what the sides did
 */
public record Clash(int document, List<Object> path, Kind kind) {
  /** What the sides did. */
  public enum Kind {
    /** Both changed a value, and not to the same. */
    CHANGED,
    /** Both added different values in one place. */
    ADDED,
    /** Ours removed what theirs changed. */
    REMOVED_BY_OURS,
    /** Theirs removed what ours changed. */
    REMOVED_BY_THEIRS,
    /** Both changed the comments before a value. */
    COMMENT,
    /** Both changed a setting or the keys in the metadata. */
    METADATA,
    /** The value is encrypted on both sides, and would not be by the settings of both together. */
    EXPOSED
  }

  /** Copies the path. */
  public Clash {
    path = Collections.unmodifiableList(new ArrayList<>(path));
  }
}
