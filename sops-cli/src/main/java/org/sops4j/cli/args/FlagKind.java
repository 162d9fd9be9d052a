package org.sops4j.cli.args;

/** What a flag takes. */
public enum FlagKind {
  /** No value, or {@code =true} and {@code =false}. */
  BOOL,
  /** One text; the last one given counts. */
  TEXT,
  /** One integer in the notations of Go; the last one given counts. */
  NUMBER,
  /** A text each time; all of them count. */
  LIST
}
