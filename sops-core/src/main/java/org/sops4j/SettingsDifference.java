package org.sops4j;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.internal.merge.MetadataMerge;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.KeyGroup;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.metadata.WrappedKey;
import org.sops4j.tree.Format;

/**
 * How far an encrypted document is from the settings that it should have. Needs no key.
 *
 * <pre>{@code
 * SettingsDifference difference = SettingsDifference.between(document, EncryptionSettings.of(rule, format));
 * if (!difference.isEmpty()) {
 *   EncryptedDocument settled = MinimalChange.with(sops).settle(document, settings);
 * }
 * }</pre>
 *
 * @param keys the master keys that enter and leave, by group
 * @param isReordered whether master keys of a group stand in another order; across types a file has
 *     no order
 * @param threshold how many groups the document asks for now; 0 if it does not say
 * @param newThreshold how many it will ask for; 0 if it will not say
 * @param scope which values are encrypted now
 * @param newScope which values will be encrypted
 * @param macOnlyEncrypted whether the MAC covers encrypted values only now
 * @param newMacOnlyEncrypted whether it will
 * @param needsNewDataKey whether somebody who can open the file will not open it any more, so that
 *     every value is encrypted anew
 */
public record SettingsDifference(
    List<KeyChanges.Difference> keys,
    boolean isReordered,
    int threshold,
    int newThreshold,
    EncryptionScope scope,
    EncryptionScope newScope,
    boolean macOnlyEncrypted,
    boolean newMacOnlyEncrypted,
    boolean needsNewDataKey) {
  /**
   * Copies the list.
   *
   * @param keys the master keys that enter and leave, by group
   * @param isReordered whether master keys of a group stand in another order; across types a file
   *     has no order
   * @param threshold how many groups the document asks for now; 0 if it does not say
   * @param newThreshold how many it will ask for; 0 if it will not say
   * @param scope which values are encrypted now
   * @param newScope which values will be encrypted
   * @param macOnlyEncrypted whether the MAC covers encrypted values only now
   * @param newMacOnlyEncrypted whether it will
   * @param needsNewDataKey whether somebody who can open the file will not open it any more, so
   *     that every value is encrypted anew
   */
  public SettingsDifference {
    keys = List.copyOf(keys);
  }

  /**
   * Compares a document with settings.
   *
   * @param document the document
   * @param settings what it should have
   * @return the difference
   */
  public static SettingsDifference between(
      EncryptedDocument document, EncryptionSettings settings) {
    SopsMetadata now = document.metadata();
    SopsMetadata then = wanted(now, settings, document.format());
    KeyChanges keys = KeyChanges.of(now, MetadataMerge.refs(then));
    boolean isReordered = keys.differences().stream().allMatch(SettingsDifference::isEmpty);
    boolean isBinary = document.format() == Format.BINARY;
    return new SettingsDifference(
        keys.differences(),
        isReordered && !MetadataMerge.refs(then).equals(MetadataMerge.refs(now)),
        now.shamirThreshold(),
        then.shamirThreshold(),
        isBinary ? then.scope() : now.scope(),
        then.scope(),
        now.macOnlyEncrypted(),
        then.macOnlyEncrypted(),
        Access.isNarrowed(now, then));
  }

  private static boolean isEmpty(KeyChanges.Difference group) {
    return group.added().isEmpty() && group.removed().isEmpty();
  }

  /**
   * Tells whether the document is as it should be.
   *
   * @return true if there is nothing to do
   */
  public boolean isEmpty() {
    return !changesKeys()
        && !isReordered
        && threshold == newThreshold
        && scope.equals(newScope)
        && macOnlyEncrypted == newMacOnlyEncrypted;
  }

  /**
   * Tells whether master keys enter or leave.
   *
   * @return false if at most their order changes
   */
  public boolean changesKeys() {
    for (KeyChanges.Difference group : keys) {
      if (!isEmpty(group)) {
        return true;
      }
    }
    return false;
  }

  /** The metadata that a document will have; entries of new master keys are without data key. */
  static SopsMetadata wanted(SopsMetadata now, EncryptionSettings settings, Format format) {
    Map<KeyRef, @Nullable String> times = new HashMap<>();
    for (KeyGroup group : now.groups()) {
      for (WrappedKey key : group.keys()) {
        times.put(key.ref(), key.createdAt());
      }
    }
    List<KeyGroup> groups = new ArrayList<>(settings.groups().size());
    for (List<KeyRef> group : settings.groups()) {
      groups.add(entries(group, times));
    }
    boolean needsAll = groups.size() > 1 && settings.shamirThreshold() == 0;
    return new SopsMetadata(
        groups,
        needsAll ? groups.size() : settings.shamirThreshold(),
        now.lastModified(),
        now.mac(),
        settings.macOnlyEncrypted(),
        settings.scope(),
        now.version());
  }

  /** A file keeps the keys of each type in a list of their own. */
  private static KeyGroup entries(List<KeyRef> refs, Map<KeyRef, @Nullable String> times) {
    List<WrappedKey> keys = new ArrayList<>(refs.size());
    for (KeyRef ref : refs) {
      keys.add(new WrappedKey(ref, "", times.get(ref)));
    }
    keys.sort(Comparator.comparing(key -> key.ref().type()));
    return new KeyGroup(keys);
  }
}
