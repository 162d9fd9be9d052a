package org.sops4j.pgp.internal.places;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.sops4j.key.KeySearch;
import org.sops4j.key.KeySearch.Outcome;
import org.sops4j.spi.UnwrapResult;

/** Where a private key was looked for during one decryption, and what came of it. */
final class Findings {
  private final List<KeySearch> searches = new ArrayList<>();
  private boolean mine;

  void add(Object place, Outcome outcome, String detail) {
    add(new KeySearch(place.toString(), outcome, detail));
  }

  void add(KeySearch search) {
    searches.add(search);
  }

  /** Notes a place that holds the private key, or may hold it, and gave nothing. */
  void addFailure(Object place, Outcome outcome, String detail) {
    mine = true;
    add(place, outcome, detail);
  }

  void addUnread(Object place, IOException e) {
    if (e instanceof NoSuchFileException) {
      add(place, Outcome.MISSING, "");
    } else {
      addFailure(place, Outcome.UNREADABLE, "");
    }
  }

  UnwrapResult failure(String message) {
    return mine
        ? new UnwrapResult.Failed(message, searches)
        : new UnwrapResult.NotMine(message, searches);
  }
}
