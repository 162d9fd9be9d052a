package org.sops4j.config;

import java.util.List;

/**
 * The keys of one type that stand directly in a rule. They are looked at when the rule is used.
 *
 * @param items texts that may hold several names separated by commas
 * @param problem what is wrong with the types of the field, in the reference's words; empty if
 *     nothing is
 */
public record KeyList(List<String> items, String problem) {
  /** No keys. */
  public static final KeyList EMPTY = new KeyList(List.of(), "");

  /**
   * Copies the items.
   *
   * @param items texts that may hold several names separated by commas
   * @param problem what is wrong with the types of the field, in the reference's words; empty if
   *     nothing is
   */
  public KeyList {
    items = List.copyOf(items);
  }
}
