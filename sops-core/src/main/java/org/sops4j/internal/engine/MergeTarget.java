package org.sops4j.internal.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sops4j.internal.cipher.CiphertextStash;
import org.sops4j.internal.merge.MetadataMerge;
import org.sops4j.internal.walk.WalkedTree;
import org.sops4j.key.DataKey;
import org.sops4j.metadata.KeyGroup;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.metadata.WrappedKey;
import org.sops4j.tree.Comment;

/**
 * Finds the data key and the entries of master keys for a merged document. A data key that one side
 * made anew is the one to use, that of ours if both did. One that a removed master key has opened
 * is given up for a new one.
 */
public final class MergeTarget {
  private final Encryptor encryptor;
  private final @Nullable OpenedTree base;
  private final OpenedTree leading;
  private final OpenedTree following;

  /**
   * Makes a target.
   *
   * @param encryptor wraps the data key
   * @param base the common version; null if there is none
   * @param ours our side
   * @param theirs their side
   */
  public MergeTarget(
      Encryptor encryptor, @Nullable OpenedTree base, OpenedTree ours, OpenedTree theirs) {
    boolean theirsLeads =
        base != null
            && base.dataKey().equals(ours.dataKey())
            && !base.dataKey().equals(theirs.dataKey());
    this.encryptor = encryptor;
    this.base = base;
    this.leading = theirsLeads ? theirs : ours;
    this.following = theirsLeads ? ours : theirs;
  }

  /**
   * Makes what merged documents are encrypted with.
   *
   * @param merged the merged settings
   * @return a data key of its own, which the caller destroys, wrapped for all master keys
   * @throws org.sops4j.error.SopsException if a master key cannot be used
   */
  public OpenedTree of(MetadataMerge.Merged merged) {
    OpenedTree known = known(merged);
    boolean keepsDataKey = false;
    try {
      if (wasOpenToOthers(merged.groups())) {
        return encryptor.renew(known, withEntries(wanted(merged)));
      }
      SopsMetadata metadata = new MetadataEdit(encryptor, known, wanted(merged)).apply();
      keepsDataKey = true;
      return known.withMetadata(metadata);
    } finally {
      if (!keepsDataKey) {
        known.dataKey().destroy();
      }
    }
  }

  /**
   * Makes a copy that outlives the documents it was opened from.
   *
   * @param opened the opened documents
   * @return the same with a data key of its own, which the caller destroys
   */
  public static OpenedTree copyOf(OpenedTree opened) {
    byte[] bytes = opened.dataKey().copyOfBytes();
    DataKey dataKey = DataKey.copyOf(bytes);
    Arrays.fill(bytes, (byte) 0);
    return new OpenedTree(
        dataKey, opened.metadata(), opened.clear(), opened.stash(), opened.original());
  }

  private boolean sharesDataKey() {
    return leading.dataKey().equals(following.dataKey());
  }

  /** All that is known under the data key, with the entries of master keys that hold it. */
  private OpenedTree known(MetadataMerge.Merged merged) {
    DataKey dataKey = copyOf(leading).dataKey();
    CiphertextStash stash = leading.stash();
    SopsMetadata metadata = leading.metadata();
    if (sharesDataKey()) {
      stash = stash.with(following.stash());
      metadata = metadata(merged);
    }
    return new OpenedTree(dataKey, metadata, clear(), stash, null);
  }

  /** The comments of both sides go back to where they stood. */
  private WalkedTree clear() {
    WalkedTree clear = leading.clear();
    Set<Comment> lifted = Collections.newSetFromMap(new IdentityHashMap<>());
    lifted.addAll(clear.lifted());
    lifted.addAll(following.clear().lifted());
    return new WalkedTree(clear.documents(), clear.mac(), lifted);
  }

  /** Entries of the other side hold the same data key; shares go together only as a whole. */
  private SopsMetadata metadata(MetadataMerge.Merged merged) {
    SopsMetadata one = leading.metadata();
    SopsMetadata other = following.metadata();
    if (one.groups().size() == 1 && other.groups().size() == 1) {
      List<WrappedKey> keys = new ArrayList<>(one.groups().get(0).keys());
      keys.addAll(0, other.groups().get(0).keys()); // of two for one key the last one counts
      return one.withGroups(List.of(new KeyGroup(keys)), one.shamirThreshold());
    }
    boolean asOther =
        merged.groups().equals(MetadataMerge.refs(other))
            && merged.threshold() == other.shamirThreshold();
    return asOther ? one.withGroups(other.groups(), other.shamirThreshold()) : one;
  }

  /** The merged metadata, as far as a person could have written it. */
  private SopsMetadata wanted(MetadataMerge.Merged merged) {
    SopsMetadata one = leading.metadata();
    List<KeyGroup> groups = new ArrayList<>();
    merged.groups().forEach(group -> groups.add(encryptor.entries(group)));
    return new SopsMetadata(
        groups,
        merged.threshold(),
        one.lastModified(),
        one.mac(),
        merged.macOnlyEncrypted(),
        merged.scope(),
        one.version());
  }

  /** Entries that were there keep the time at which they were made. */
  private SopsMetadata withEntries(SopsMetadata wanted) {
    List<KeyGroup> groups = new ArrayList<>();
    for (KeyGroup group : wanted.groups()) {
      List<WrappedKey> keys = new ArrayList<>();
      group.keys().forEach(key -> keys.add(oldest(key)));
      groups.add(new KeyGroup(keys));
    }
    return wanted.withGroups(groups, wanted.shamirThreshold());
  }

  private WrappedKey oldest(WrappedKey wanted) {
    for (OpenedTree side : List.of(leading, following)) {
      for (KeyGroup group : side.metadata().groups()) {
        for (WrappedKey key : group.keys()) {
          if (key.ref().equals(wanted.ref())) {
            return key;
          }
        }
      }
    }
    return wanted;
  }

  /** Whether the data key was ever encrypted to a master key that shall not open the file. */
  private boolean wasOpenToOthers(List<List<KeyRef>> groups) {
    List<KeyRef> allowed = new ArrayList<>();
    groups.forEach(allowed::addAll);
    return isOpenToOthers(leading, allowed)
        || isOpenToOthers(following, allowed)
        || (base != null && isOpenToOthers(base, allowed));
  }

  private boolean isOpenToOthers(OpenedTree version, List<KeyRef> allowed) {
    if (!version.dataKey().equals(leading.dataKey())) {
      return false;
    }
    for (List<KeyRef> group : MetadataMerge.refs(version.metadata())) {
      if (!allowed.containsAll(group)) {
        return true;
      }
    }
    return false;
  }
}
