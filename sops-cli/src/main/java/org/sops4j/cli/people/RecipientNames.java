package org.sops4j.cli.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sops4j.metadata.KeyRef;

/**
 * The names of those who hold master keys, as far as configuration files tell: by an anchor ({@code
 * &alice age1…}), by a comment at the end of the line, or by one on the line above. The first name
 * counts. Of a comment what stands before a bracket, comma, semicolon or dash is the name, so that
 * {@code # alice (laptop)} is another key of alice.
 */
public final class RecipientNames {
  private static final List<String> ENDS = List.of(" (", " <", ",", ";", " - ", " – ", ": ");

  private final Map<KeyRef, String> names = new LinkedHashMap<>();

  /** Makes an empty list of names. */
  public RecipientNames() {}

  /**
   * Looks for names in a configuration file.
   *
   * @param config its text
   * @param keys the master keys that may stand in it
   */
  public void learn(String config, Collection<KeyRef> keys) {
    ConfigLine above = ConfigLine.of("");
    for (String text : config.split("\r?\n", -1)) {
      ConfigLine line = ConfigLine.of(text);
      learn(line, above, keys);
      above = line;
    }
  }

  private void learn(ConfigLine line, ConfigLine above, Collection<KeyRef> keys) {
    List<KeyRef> here = new ArrayList<>();
    for (KeyRef key : keys) {
      if (line.indexOf(key) >= 0) {
        here.add(key);
      }
    }
    here.sort((a, b) -> Integer.compare(line.indexOf(a), line.indexOf(b)));
    String comment = line.comment();
    if (comment.isEmpty() && isNameOf(above, line)) {
      comment = above.comment();
    }
    String[] parts = here.size() > 1 ? comment.split(",") : new String[] {comment};
    for (int i = 0; i < here.size(); i++) {
      String anchor = line.anchorBefore(line.indexOf(here.get(i)));
      String name = parts.length == here.size() ? nameIn(parts[i]) : "";
      name = anchor.isEmpty() ? name : anchor;
      if (!name.isEmpty()) {
        names.putIfAbsent(here.get(i), name);
      }
    }
  }

  /** Whether a comment is about the line below it, and not about what comes after an outer key. */
  static boolean isNameOf(ConfigLine above, ConfigLine line) {
    return above.isOnlyComment() && above.indentation() == line.indentation();
  }

  private static String nameIn(String comment) {
    int end = comment.length();
    for (String mark : ENDS) {
      int at = comment.indexOf(mark);
      end = at > 0 && at < end ? at : end;
    }
    return comment.substring(0, end).strip();
  }

  /**
   * Returns whom a master key belongs to.
   *
   * @param key the master key
   * @return the name; the key text if nobody gave it one
   */
  public String of(KeyRef key) {
    return names.getOrDefault(key, key.display());
  }

  /**
   * Finds the master keys of a person.
   *
   * @param name the name, or the key text of one master key
   * @param keys the master keys among which to look
   * @return those that are of that name; if there are none, those of that name in other letters
   */
  public List<KeyRef> keysOf(String name, Collection<KeyRef> keys) {
    List<KeyRef> exact = new ArrayList<>();
    List<KeyRef> similar = new ArrayList<>();
    for (KeyRef key : keys) {
      String own = of(key);
      if (own.equals(name) || key.display().equals(name)) {
        exact.add(key);
      } else if (own.equalsIgnoreCase(name)) {
        similar.add(key);
      }
    }
    return exact.isEmpty() ? similar : exact;
  }
}
