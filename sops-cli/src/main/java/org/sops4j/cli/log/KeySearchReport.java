package org.sops4j.cli.log;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sops4j.error.DataKeyUnavailableException;
import org.sops4j.key.GroupAttempt;
import org.sops4j.key.KeyAttempt;
import org.sops4j.key.KeySearch;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;

/**
 * What follows the report of the reference: for each key where its private part was looked for and
 * what was found there, and what to do about it.
 */
public final class KeySearchReport {
  /** A post-quantum recipient has two thousand characters. */
  private static final int LONGEST_NAME = 100;

  private static final int SHOWN_OF_LONG = 60;

  private final List<String> lines = new ArrayList<>();

  private KeySearchReport() {}

  /**
   * Writes the report.
   *
   * @param failure what became of each key
   * @return the lines; none if nothing is known of places
   */
  public static List<String> of(DataKeyUnavailableException failure) {
    KeySearchReport report = new KeySearchReport();
    Set<KeyType> types = EnumSet.noneOf(KeyType.class);
    Map<List<KeySearch>, List<KeyRef>> keys = new LinkedHashMap<>();
    for (GroupAttempt group : failure.groups()) {
      for (KeyAttempt attempt : group.recovered() ? List.<KeyAttempt>of() : group.failures()) {
        types.add(attempt.key().type());
        if (!attempt.searches().isEmpty()) {
          keys.computeIfAbsent(attempt.searches(), any -> new ArrayList<>()).add(attempt.key());
        }
      }
    }
    keys.forEach((searches, refs) -> report.keys(refs, searches));
    report.advise(types);
    return report.lines;
  }

  /** Keys that were looked for in the same places with the same outcome. */
  private void keys(List<KeyRef> refs, List<KeySearch> searches) {
    lines.add(lines.isEmpty() ? "\nWhere private keys were looked for:" : "");
    for (KeyRef ref : refs) {
      lines.add("  " + name(ref));
    }
    StringBuilder missing = new StringBuilder();
    for (KeySearch search : searches) {
      if (search.outcome() == KeySearch.Outcome.MISSING && search.detail().isEmpty()) {
        missing.append(missing.isEmpty() ? "" : ", ").append(search.place());
      } else {
        lines.add("    " + search.place() + ": " + describe(search));
      }
    }
    if (!missing.isEmpty()) {
      lines.add("    nothing there: " + missing);
    }
  }

  /**
   * Names a master key on a line of its own.
   *
   * @param key the key
   * @return its type and its name, shortened if it is very long
   */
  public static String name(KeyRef key) {
    return key.type().id() + " " + shortened(key.display());
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME
        ? name
        : name.substring(0, SHOWN_OF_LONG) + "... (" + name.length() + " characters)";
  }

  /**
   * Says what was found in a place.
   *
   * @param search the place, and what came of it
   * @return a few words
   */
  public static String describe(KeySearch search) {
    String words =
        switch (search.outcome()) {
          case MISSING -> "nothing there";
          case UNREADABLE -> "cannot be read";
          case MALFORMED -> "not understood";
          case EMPTY -> "holds no private key";
          case NOT_MATCHING -> "none of its keys is this one";
          case FAILED -> "has the key, which failed";
        };
    return search.detail().isEmpty() ? words : words + " (" + search.detail() + ")";
  }

  private void advise(Set<KeyType> types) {
    if (lines.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("What to do:");
    if (types.contains(KeyType.AGE)) {
      lines.add(
          "  If you have the age identity, name its file in SOPS_AGE_KEY_FILE; `sops keygen -y"
              + " FILE` shows which recipient a file is for.");
    }
    if (types.contains(KeyType.PGP)) {
      lines.add(
          "  If you have the OpenPGP key, `gpg --list-secret-keys` must show it; GNUPGHOME says"
              + " where gpg keeps its keys.");
    }
    lines.add(
        "  If you have none of these keys, ask somebody who can decrypt the file to add yours:"
            + " `sops rotate -i --add-"
            + (types.contains(KeyType.AGE) || !types.contains(KeyType.PGP) ? "age" : "pgp")
            + " YOURS FILE`.");
  }
}
