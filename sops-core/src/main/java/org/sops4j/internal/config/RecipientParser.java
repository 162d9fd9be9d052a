package org.sops4j.internal.config;

import java.util.List;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;

/** Reads the names of master keys: an installed key source, or {@link KeyStrings}. */
public interface RecipientParser {
  /**
   * Reads names.
   *
   * @param type their type
   * @param text names separated by commas
   * @return the names in order, duplicates kept
   * @throws org.sops4j.error.InvalidRecipientException if one cannot be understood
   */
  List<KeyRef> parse(KeyType type, String text);
}
