package org.sops4j.tree;

/**
 * A place in a source file.
 *
 * @param line the line, counted from 1
 * @param column the column in characters, counted from 1
 */
public record SourcePosition(int line, int column) {}
