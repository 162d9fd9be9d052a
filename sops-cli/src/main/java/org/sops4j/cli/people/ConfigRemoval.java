package org.sops4j.cli.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sops4j.metadata.KeyRef;

/**
 * Takes master keys out of the text of a configuration file and leaves everything else as it is
 * written: lines of lists, with the comment that named them, and members of flow lists and of texts
 * with commas. What is written in another way stays, so whoever uses the result reads it first.
 */
public final class ConfigRemoval {
  private final Collection<KeyRef> keys;
  private final Set<String> anchors = new HashSet<>();
  private final List<String> kept = new ArrayList<>();
  private final List<Integer> concerned = new ArrayList<>();

  private ConfigRemoval(Collection<KeyRef> keys) {
    this.keys = keys;
  }

  /**
   * Takes keys out of a text.
   *
   * @param config the text of the configuration
   * @param keys the master keys
   * @return the removal
   */
  public static ConfigRemoval of(String config, Collection<KeyRef> keys) {
    ConfigRemoval removal = new ConfigRemoval(keys);
    String[] lines = config.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      removal.line(lines[i], i + 1);
    }
    return removal;
  }

  /**
   * Returns what is left.
   *
   * @return the text
   */
  public String text() {
    return String.join("\n", kept);
  }

  /**
   * Returns which lines name the keys, directly or by an alias.
   *
   * @return line numbers of the original text, from 1
   */
  public List<Integer> lines() {
    return concerned;
  }

  private void line(String text, int number) {
    ConfigLine line = ConfigLine.of(text);
    List<String> words = wordsIn(line);
    if (words.isEmpty()) {
      kept.add(text);
      return;
    }
    concerned.add(number);
    String code = line.code();
    String comment = text.substring(code.length());
    for (String word : words) {
      comment = withoutName(comment, code, word);
      code = without(code, word);
    }
    if (!isEmptied(code)) {
      kept.add(code + comment);
      return;
    }
    ConfigLine above = ConfigLine.of(kept.isEmpty() ? "" : kept.get(kept.size() - 1));
    if (line.comment().isEmpty() && RecipientNames.isNameOf(above, line)) {
      kept.remove(kept.size() - 1);
    }
    if (!line.code().strip().endsWith(",") && !line.code().strip().startsWith("-")) {
      dropCommaBefore();
    }
  }

  /** The last line of a folded text is gone, so the one before it is the last now. */
  private void dropCommaBefore() {
    int last = kept.size() - 1;
    if (last >= 0 && kept.get(last).stripTrailing().endsWith(",")) {
      String text = kept.get(last).stripTrailing();
      kept.set(last, text.substring(0, text.length() - 1));
    }
  }

  /** How the keys are written in a line, with quotes and anchors; aliases too. */
  private List<String> wordsIn(ConfigLine line) {
    List<String> words = new ArrayList<>();
    for (KeyRef key : keys) {
      int at = line.indexOf(key);
      if (at >= 0) {
        int end = at + ConfigLine.written(key).length();
        String anchor = line.anchorBefore(at);
        int start = at;
        if (!anchor.isEmpty()) {
          anchors.add(anchor);
          start = line.code().lastIndexOf('&', at);
        } else if (isQuote(line.code(), at - 1)) {
          start = at - 1;
        }
        words.add(line.code().substring(start, isQuote(line.code(), end) ? end + 1 : end));
      }
    }
    for (String anchor : anchors) {
      addAlias("*" + anchor, line.code(), words);
    }
    return words;
  }

  private static void addAlias(String alias, String code, List<String> words) {
    int at = code.indexOf(alias);
    while (at >= 0) {
      int end = at + alias.length();
      if (end == code.length() || " ,]}\t\r".indexOf(code.charAt(end)) >= 0) {
        words.add(alias);
        return;
      }
      at = code.indexOf(alias, end);
    }
  }

  private static boolean isQuote(String code, int index) {
    return index >= 0
        && index < code.length()
        && (code.charAt(index) == '"' || code.charAt(index) == '\'');
  }

  private static String without(String code, String word) {
    int at = code.indexOf(word);
    String before = code.substring(0, at);
    String after = code.substring(at + word.length());
    if (after.stripLeading().startsWith(",")) {
      return before + after.stripLeading().substring(1).stripLeading();
    }
    String trimmed = before.stripTrailing();
    return trimmed.endsWith(",")
        ? trimmed.substring(0, trimmed.length() - 1) + after
        : before + after;
  }

  /** Takes the name of a key out of a comment that names each key of its line. */
  private static String withoutName(String comment, String code, String word) {
    int members = code.split(",").length;
    String[] names = comment.split(",");
    int position = code.substring(0, code.indexOf(word)).split(",", -1).length - 1;
    if (members < 2 || names.length != members) {
      return comment;
    }
    List<String> left = new ArrayList<>(List.of(names));
    String removed = left.remove(position);
    String start = position == 0 ? removed.substring(0, removed.indexOf('#') + 1) : "";
    return start + String.join(",", left);
  }

  /** Whether nothing is left of a line but the dash of its list. */
  private static boolean isEmptied(String code) {
    String rest = code.strip();
    return rest.isEmpty() || rest.equals("-");
  }
}
