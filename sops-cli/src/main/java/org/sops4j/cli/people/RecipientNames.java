package org.sops4j.cli.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sops4j.metadata.KeyRef;

/**
 * The names of those who hold master keys, as far as configuration files tell: by an anchor ({@code
 * &alice age1…}), by a comment at the end of the line, or by one on the line above. The first name
 * counts. Of a comment what stands before a bracket, comma, semicolon or dash is the name, so that
 * {@code # alice (laptop)} is another key of alice; behind several keys with commas between them it
 * names each of them. Safe for many threads.
 */
public final class RecipientNames {
  private static final List<String> ENDS = List.of(" (", " <", ",", ";", " - ", " – ", ": ");

  private final List<ConfigLine> lines = new ArrayList<>();
  private final Map<KeyRef, String> known = new HashMap<>();

  /** Makes a list without names. */
  public RecipientNames() {}

  /**
   * Takes the names of a configuration file, too.
   *
   * @param config its text
   */
  public synchronized void add(String config) {
    lines.add(ConfigLine.of(""));
    for (String text : config.split("\r?\n", -1)) {
      lines.add(ConfigLine.of(text));
    }
    known.clear();
  }

  /**
   * Returns whom a master key belongs to.
   *
   * @param key the master key
   * @return the name; empty if nobody gave it one
   */
  public synchronized String of(KeyRef key) {
    String name = known.get(key);
    if (name == null) {
      name = find(key);
      known.put(key, name);
    }
    return name;
  }

  private String find(KeyRef key) {
    for (int i = 1; i < lines.size(); i++) {
      int at = lines.get(i).indexOf(key);
      String name = at < 0 ? "" : nameAt(at, lines.get(i), lines.get(i - 1));
      if (!name.isEmpty()) {
        return name;
      }
    }
    return "";
  }

  private static String nameAt(int at, ConfigLine line, ConfigLine above) {
    String anchor = line.anchorBefore(at);
    if (!anchor.isEmpty()) {
      return anchor;
    }
    boolean isAbove = line.comment().isEmpty() && isNameOf(above, line);
    String comment = isAbove ? above.comment() : line.comment();
    int members = line.code().split(",").length;
    if (members < 2) {
      return nameIn(comment);
    }
    String[] names = comment.split(",");
    int position = line.code().substring(0, at).split(",", -1).length - 1;
    return names.length == members ? nameIn(names[position].strip()) : "";
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
