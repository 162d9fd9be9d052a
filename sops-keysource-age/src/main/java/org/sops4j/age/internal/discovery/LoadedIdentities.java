package org.sops4j.age.internal.discovery;

import java.util.List;
import org.sops4j.age.internal.Identity;

/**
 * What a search for identities found.
 *
 * @param identities those found, in the order in which they are tried
 * @param errors what went wrong, in order
 * @param unused the places where there was nothing, in order
 */
public record LoadedIdentities(
    List<Identity> identities, List<String> errors, List<String> unused) {
  /**
   * Copies the lists.
   *
   * @param identities those found
   * @param errors what went wrong
   * @param unused the places where there was nothing
   */
  public LoadedIdentities {
    identities = List.copyOf(identities);
    errors = List.copyOf(errors);
    unused = List.copyOf(unused);
  }

  /**
   * Returns what the search adds to a message (keysources.md section 2.6).
   *
   * @return the text, perhaps empty
   */
  public String suffix() {
    StringBuilder text = new StringBuilder();
    String before = ". Errors while loading age identities: ";
    for (String error : errors) {
      text.append(before).append(error);
      before = "; ";
    }
    int count = unused.size();
    for (int i = 0; i < count; i++) {
      if (i == 0) {
        text.append(". Did not find keys in location").append(count == 1 ? " " : "s ");
      } else {
        text.append(count == 2 ? " " : ", ").append(i == count - 1 ? "and " : "");
      }
      text.append('\'').append(unused.get(i)).append('\'');
    }
    return text.append(count == 0 ? "" : ".").toString();
  }
}
