package org.sops4j.age.internal.discovery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sops4j.age.internal.Identity;
import org.sops4j.key.KeySearch.Outcome;

/** What a search has come upon so far, place by place. */
final class Findings {
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final List<String> errors = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final List<String> empty = new ArrayList<>();

  /** Notes that there is nothing. */
  void missing(String label) {
    missing.add(label);
    missingUntold(label, "");
  }

  /** Notes that there is nothing, which the reference does not mention. */
  void missingUntold(String label, String detail) {
    places.put(label, Place.without(label, Outcome.MISSING, detail));
  }

  /** Notes that what is there is of no use. */
  void failed(String label, Outcome outcome, String error) {
    places.put(label, Place.without(label, outcome, error));
    if (!errors.contains(error)) {
      errors.add(error);
    }
  }

  /** Keeps the turn of a place that is looked into later. */
  void reserve(String label) {
    missingUntold(label, "");
  }

  /** Notes identities, perhaps none. */
  void found(String label, List<Identity> identities, String what) {
    if (identities.isEmpty()) {
      empty.add(label);
      places.put(label, Place.without(label, Outcome.EMPTY, ""));
    } else {
      places.put(label, Place.of(label, identities, what));
    }
  }

  /** Says how many identities there are. */
  static String count(List<Identity> identities) {
    return identities.size() == 1 ? "1 identity" : identities.size() + " identities";
  }

  List<Identity> identities() {
    List<Identity> identities = new ArrayList<>();
    for (Place place : places.values()) {
      identities.addAll(place.identities());
    }
    return identities;
  }

  Collection<Place> places() {
    return places.values();
  }

  List<String> errors() {
    return errors;
  }

  /** Returns the places without identities, as messages list them. */
  List<String> unused() {
    List<String> unused = new ArrayList<>(missing);
    unused.addAll(empty);
    return unused;
  }
}
