package org.sops4j.age.internal.discovery;

import java.util.List;
import org.sops4j.age.internal.Identity;
import org.sops4j.key.KeySearch;

/**
 * A place where identities were looked for, and what came of it.
 *
 * @param label how messages name it
 * @param outcome what was found; of identities that none has matched, which is yet to be seen
 * @param detail more about it
 * @param identities what it holds
 */
record Place(String label, KeySearch.Outcome outcome, String detail, List<Identity> identities) {
  static Place without(String label, KeySearch.Outcome outcome, String detail) {
    return new Place(label, outcome, detail, List.of());
  }

  static Place of(String label, List<Identity> identities, String what) {
    String detail =
        identities.size() == 1
            ? what + ", not for this recipient"
            : what + ", none is for this recipient";
    return new Place(label, KeySearch.Outcome.NOT_MATCHING, detail, identities);
  }
}
