package org.sops4j.config;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sops4j.metadata.KeyType;

/**
 * One key of a key group as it is written.
 *
 * @param type the type of the key
 * @param fields the fields by their names in the file; the text of a type that is written as plain
 *     text is under {@link #TEXT}
 * @param context the encryption context of AWS KMS; a value may be null
 */
public record KeyEntry(
    KeyType type, Map<String, String> fields, Map<String, @Nullable String> context) {
  /** The name of the only field of a key that is written as plain text. */
  public static final String TEXT = "";

  /**
   * Copies the fields.
   *
   * @param type the type of the key
   * @param fields the fields by their names in the file; the text of a type that is written as
   *     plain text is under {
   * @param context the encryption context of AWS KMS; a value may be null
   */
  public KeyEntry {
    fields = Map.copyOf(fields);
    context = Collections.unmodifiableMap(new TreeMap<>(context));
  }

  /**
   * Makes an entry that is written as plain text.
   *
   * @param type the type of the key
   * @param text the text
   * @return the entry
   */
  public static KeyEntry ofText(KeyType type, String text) {
    return new KeyEntry(type, Map.of(TEXT, text), Map.of());
  }

  /**
   * Returns a field.
   *
   * @param name the name in the file
   * @return its text, empty if it is not there
   */
  public String field(String name) {
    return fields.getOrDefault(name, "");
  }
}
