package org.sops4j;

import org.sops4j.internal.merge.Clash;
import org.sops4j.tree.KeyPath;

/**
 * A place where both sides of a merge changed one thing. Names no value.
 *
 * @param document which document of a YAML file with several, from 0
 * @param path the path to the place; for metadata it begins with {@code sops}
 * @param kind what the sides did
 */
public record MergeConflict(int document, KeyPath path, Kind kind) {
  /** What the sides did. */
  public enum Kind {
    /** Both changed a value, and not to the same. */
    CHANGED("both sides changed it"),
    /** Both added something in one place, and not the same. */
    ADDED("both sides added it, and not the same"),
    /** Ours removed what theirs changed. */
    REMOVED_BY_OURS("ours removed it, theirs changed it"),
    /** Theirs removed what ours changed. */
    REMOVED_BY_THEIRS("theirs removed it, ours changed it"),
    /** Both changed the comments before a key, or at the end of a mapping. */
    COMMENT("both sides changed the comments before it"),
    /** Both changed the master keys, or a setting, in the metadata. */
    METADATA("both sides changed this setting"),
    /**
     * Both sides encrypt a value that the merged settings leave in clear: one side changed which
     * values are encrypted. Nothing of the two contents is merged then, so that nothing is exposed
     * that nobody decided to expose; positions in lists are not part of the path.
     */
    EXPOSED("the merged settings would leave it in clear, which neither side did");

    private final String description;

    Kind(String description) {
      this.description = description;
    }

    /**
     * Returns what the sides did.
     *
     * @return a few words
     */
    public String description() {
      return description;
    }
  }

  static MergeConflict of(Clash clash) {
    Kind kind = Kind.valueOf(clash.kind().name());
    return new MergeConflict(clash.document(), new KeyPath(clash.path()), kind);
  }
}
