package org.sops4j.check;

import org.jspecify.annotations.Nullable;
import org.sops4j.tree.KeyPath;

/**
 * One thing that a check found. No part of it ever quotes a value, or a piece of one.
 *
 * @param kind what it is
 * @param file the file, relative to the base folder where it is below it, with slashes
 * @param line the line, counted from 1; 0 if it concerns the file as a whole
 * @param path the key that it concerns; null if none
 * @param message what is wrong, in one sentence
 * @param advice what to do, in one sentence
 */
public record Finding(
    FindingKind kind,
    String file,
    int line,
    @Nullable KeyPath path,
    String message,
    String advice) {}
