package org.sops4j.age.internal.discovery;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.Identity;
import org.sops4j.age.internal.NativeIdentity;
import org.sops4j.key.KeySearch;

/**
 * One search for identities. Hands them out in the order in which they are tried: native ones, then
 * those of SSH, then all others. Places that cost more are looked into only when it is their turn,
 * or when a message must say what is there. Closing it overwrites the identities.
 */
public abstract class IdentitySearch implements Iterable<Identity>, AutoCloseable {
  private final Findings near;
  private final List<Identity> order = new ArrayList<>();
  private @Nullable Findings far;
  private int tried;

  IdentitySearch(Findings near) {
    this.near = near;
    for (Identity identity : near.identities()) {
      if (identity instanceof NativeIdentity) {
        order.add(identity);
      }
    }
  }

  /** Looks into the places that cost more. */
  abstract Findings searchFar();

  /** Completes what messages say, once it is known what the other places hold. */
  void complete(Findings nearby, boolean nothingFar) {}

  /**
   * Tells whether there is no identity at all.
   *
   * @return true if there is none
   */
  public boolean isEmpty() {
    return !iterator().hasNext();
  }

  /**
   * Returns the identities that have not been tried.
   *
   * @return them, in order
   */
  @Override
  public Iterator<Identity> iterator() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        if (tried == order.size()) {
          far();
        }
        return tried < order.size();
      }

      @Override
      public Identity next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return order.get(tried++);
      }
    };
  }

  /**
   * Tells whether a place could not be searched, so that it may have held the right identity.
   *
   * @return true if there were errors
   */
  public boolean hasErrors() {
    return !far().errors().isEmpty() || !near.errors().isEmpty();
  }

  /**
   * Returns what the search adds to a message (keysources.md section 2.6).
   *
   * @return the text, perhaps empty
   */
  public String suffix() {
    List<String> errors = new ArrayList<>(far().errors());
    for (String error : near.errors()) {
      if (!errors.contains(error)) {
        errors.add(error);
      }
    }
    List<String> unused = new ArrayList<>(far().unused());
    unused.addAll(near.unused());
    return Suffix.of(errors, unused);
  }

  /**
   * Returns what became of each place. Places whose identities nobody came to try are left out.
   *
   * @param failure why the identity that was tried last ended the search; null if it did not
   * @return the places in order
   */
  public List<KeySearch> places(@Nullable String failure) {
    List<KeySearch> places = new ArrayList<>();
    List<Place> all = new ArrayList<>(far().places());
    all.addAll(near.places());
    Identity last = failure == null ? null : order.get(tried - 1);
    for (Place place : all) {
      if (last != null && holds(place.identities(), last)) {
        places.add(new KeySearch(place.label(), KeySearch.Outcome.FAILED, failure));
      } else if (wasTried(place)) {
        places.add(new KeySearch(place.label(), place.outcome(), place.detail()));
      }
    }
    return places;
  }

  @Override
  public void close() {
    for (Identity identity : near.identities()) {
      identity.wipe();
    }
    if (far != null) {
      for (Identity identity : far.identities()) {
        identity.wipe();
      }
    }
  }

  private Findings far() {
    Findings found = far;
    if (found == null) {
      found = searchFar();
      far = found;
      List<Identity> more = found.identities();
      complete(near, more.isEmpty());
      order.addAll(more);
      for (Identity identity : near.identities()) {
        if (!(identity instanceof NativeIdentity)) {
          order.add(identity);
        }
      }
    }
    return found;
  }

  private boolean wasTried(Place place) {
    for (Identity identity : place.identities()) {
      if (!holds(order.subList(0, tried), identity)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(List<Identity> identities, Identity wanted) {
    for (Identity identity : identities) {
      if (identity == wanted) {
        return true;
      }
    }
    return false;
  }
}
