package org.sops4j.internal.format.yaml;

/**
 * Where a scalar is written.
 *
 * @param indent column of the mapping or list that holds it
 * @param content column of its further lines
 * @param digitFits whether the step is the distance between the two, so that a block scalar may say
 *     it
 */
record Place(int indent, int content, boolean digitFits) {
  static Place root(int step) {
    return new Place(0, step, true);
  }
}
