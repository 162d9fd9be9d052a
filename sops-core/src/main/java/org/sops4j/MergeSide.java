package org.sops4j;

/** One of the two versions that are merged. */
public enum MergeSide {
  /** The version that the other one is merged into. */
  OURS,
  /** The version that is merged into ours. */
  THEIRS
}
