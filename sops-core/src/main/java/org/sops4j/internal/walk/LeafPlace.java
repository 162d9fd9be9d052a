package org.sops4j.internal.walk;

/**
 * Where a leaf is.
 *
 * @param aad the additional data: keys joined by colons, with one at the end
 * @param selected whether the selection rules say that it is encrypted
 * @param inList whether it is an element of a list
 */
record LeafPlace(String aad, boolean selected, boolean inList) {}
