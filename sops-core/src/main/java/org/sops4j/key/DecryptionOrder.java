package org.sops4j.key;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.metadata.KeyType;

/**
 * Which types of master keys are tried first (format.md section 7.4).
 *
 * @param types identifiers; types that are not among them come last, unknown ones mean nothing
 */
public record DecryptionOrder(List<String> types) {
  /** No preference: the order of the file. */
  public static final DecryptionOrder NONE = new DecryptionOrder(List.of());

  /** What the command line does unless told otherwise: no network before local keys. */
  public static final DecryptionOrder LOCAL_FIRST = new DecryptionOrder(List.of("age", "pgp"));

  /**
   * Copies the types and refuses one that is there twice.
   *
   * @param types identifiers; types that are not among them come last, unknown ones mean nothing
   */
  public DecryptionOrder {
    types = List.copyOf(types);
    List<String> seen = new ArrayList<>();
    for (String type : types) {
      if (seen.contains(type)) {
        throw new IllegalArgumentException("Duplicate decryption key type: " + type);
      }
      seen.add(type);
    }
  }

  /**
   * Reads an order as given on the command line.
   *
   * @param text identifiers separated by commas, without blanks; empty for {@link #LOCAL_FIRST}
   * @return the order
   * @throws IllegalArgumentException if a type is there twice
   */
  public static DecryptionOrder parse(String text) {
    return text.isEmpty() ? LOCAL_FIRST : new DecryptionOrder(List.of(text.split(",", -1)));
  }

  /**
   * Returns the place of a type.
   *
   * @param type the type
   * @return a small number for an early place
   */
  public int rank(KeyType type) {
    int index = types.indexOf(type.id());
    return index < 0 ? types.size() : index;
  }
}
