package org.sops4j.age.internal.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sops4j.age.internal.Identity;
import org.sops4j.age.internal.NativeIdentity;
import org.sops4j.spi.KeyContext;

/** What a search has come upon so far. */
final class Findings {
  /** The content of a place, and how messages name the place. */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record Source(String label, byte[] content) {}

  private final List<Source> sources = new ArrayList<>();
  private final List<Identity> identities = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private final List<String> unused = new ArrayList<>();
  private final KeyContext context;

  Findings(KeyContext context) {
    this.context = context;
  }

  boolean isEmpty() {
    return sources.isEmpty() && identities.isEmpty();
  }

  void source(String label, byte[] content) {
    sources.add(new Source(label, content));
  }

  void error(String error) {
    if (!errors.contains(error)) {
      errors.add(error);
    }
  }

  void unused(String place) {
    unused.add(place);
  }

  /** Reads what the sources hold, in their order. */
  LoadedIdentities parse() {
    for (Source source : sources) {
      new IdentityText(source, context).parse(identities, this);
      Arrays.fill(source.content(), (byte) 0);
    }
    return new LoadedIdentities(nativesFirst(), errors, unused);
  }

  /** Those that need neither a program nor a person come before the others. */
  private List<Identity> nativesFirst() {
    List<Identity> natives = new ArrayList<>();
    List<Identity> others = new ArrayList<>();
    for (Identity identity : identities) {
      (identity instanceof NativeIdentity ? natives : others).add(identity);
    }
    natives.addAll(others);
    return natives;
  }
}
