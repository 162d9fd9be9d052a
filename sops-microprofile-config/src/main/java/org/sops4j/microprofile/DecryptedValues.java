package org.sops4j.microprofile;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.sops4j.DecryptedDocument;
import org.sops4j.NamedValue;

/** Decrypted properties. Their text form names none of the values. */
final class DecryptedValues extends AbstractMap<String, String> {
  private final Map<String, String> values;

  private DecryptedValues(Map<String, String> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /** Takes the properties of the first tree; without text there is no property. */
  static DecryptedValues of(DecryptedDocument document) {
    Map<String, String> values = new HashMap<>();
    if (!document.branches().isEmpty()) {
      for (NamedValue one : NamedValue.of(document, 0)) {
        values.put(one.name(), one.text());
      }
    }
    return new DecryptedValues(values);
  }

  @Override
  public Set<Entry<String, String>> entrySet() {
    return values.entrySet();
  }

  @Override
  public String get(Object name) {
    return values.get(name);
  }

  @Override
  public String toString() {
    return "DecryptedValues[" + values.size() + "]";
  }
}
