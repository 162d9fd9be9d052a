package org.sops4j;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sops4j.metadata.KeyGroup;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.metadata.WrappedKey;

/**
 * Who opens a file. Whoever opened it may have kept its data key, so that only a new one keeps him
 * out of what will be written.
 */
final class Access {
  private Access() {}

  /** Tells whether somebody who can open a file could not any more. */
  static boolean isNarrowed(SopsMetadata now, SopsMetadata then) {
    List<KeyGroup> old = now.groups();
    List<KeyGroup> wanted = then.groups();
    if (needed(then) > needed(now) || wanted.size() > 1 && wanted.size() < old.size()) {
      return true;
    }
    for (int i = 0; i < old.size(); i++) {
      // With one group each key opens the file, wherever it stood.
      KeyGroup heir = wanted.get(wanted.size() == 1 ? 0 : i);
      if (!refs(heir).containsAll(refs(old.get(i)))) {
        return true;
      }
    }
    return false;
  }

  private static int needed(SopsMetadata metadata) {
    int groups = metadata.groups().size();
    return groups > 1 && metadata.shamirThreshold() > 0
        ? metadata.shamirThreshold()
        : Math.max(groups, 1);
  }

  private static Set<KeyRef> refs(KeyGroup group) {
    Set<KeyRef> refs = new HashSet<>();
    for (WrappedKey key : group.keys()) {
      refs.add(key.ref());
    }
    return refs;
  }
}
