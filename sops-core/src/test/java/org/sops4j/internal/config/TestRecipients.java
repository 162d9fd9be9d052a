package org.sops4j.internal.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sops4j.error.InvalidRecipientException;
import org.sops4j.internal.text.GoQuote;
import org.sops4j.internal.text.GoSpace;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;

/** Reads names as an engine would that has a key source for age only. */
final class TestRecipients implements RecipientParser {
  @Override
  public List<KeyRef> parse(KeyType type, String text) {
    return type == KeyType.AGE ? age(text) : KeyStrings.parse(type, text);
  }

  private static List<KeyRef> age(String text) {
    List<KeyRef> keys = new ArrayList<>();
    for (String item : text.split(",", -1)) {
      String name = GoSpace.trim(item);
      if (!name.startsWith("age1") && !name.startsWith("ssh-")) {
        throw new InvalidRecipientException(
            "failed to parse input, unknown recipient type: " + GoQuote.quote(name));
      }
      keys.add(KeyRef.of(KeyType.AGE, Map.of("recipient", name)));
    }
    return keys;
  }
}
