package org.sops4j.tree;

/** What a node is; makes a switch over nodes exhaustive. */
public enum NodeKind {
  /** {@link Branch}. */
  BRANCH,
  /** {@link Sequence}. */
  SEQUENCE,
  /** {@link NullScalar}. */
  NULL,
  /** {@link StringScalar}. */
  STRING,
  /** {@link IntScalar}. */
  INT,
  /** {@link UnsignedScalar}. */
  UNSIGNED,
  /** {@link FloatScalar}. */
  FLOAT,
  /** {@link BoolScalar}. */
  BOOL,
  /** {@link TimeScalar}. */
  TIME,
  /** {@link BytesScalar}. */
  BYTES,
  /** {@link Comment}. */
  COMMENT
}
