package org.sops4j.pgp.internal.places;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.sops4j.key.KeySearch;
import org.sops4j.key.KeySearch.Outcome;
import org.sops4j.pgp.internal.program.GpgException;
import org.sops4j.spi.UnwrapResult;

/** Where a private key was looked for during one decryption, and what came of it. */
final class Findings {
  private final List<KeySearch> searches = new ArrayList<>();
  private boolean mine;

  void add(Object place, Outcome outcome, String detail) {
    searches.add(new KeySearch(place.toString(), outcome, detail));
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

  /** A program that complains of anything but a missing key may have the key. */
  void addProgram(String name, GpgException e) {
    if (!e.wasStarted()) {
      add(name, Outcome.UNREADABLE, e.reason());
    } else if (e.saysThatNoKeyIsThere()) {
      add(name, Outcome.NOT_MATCHING, "no secret key");
    } else {
      mine = true;
      add(name, Outcome.FAILED, e.reason());
    }
  }

  UnwrapResult failure(String message) {
    return mine
        ? new UnwrapResult.Failed(message, searches)
        : new UnwrapResult.NotMine(message, searches);
  }
}
