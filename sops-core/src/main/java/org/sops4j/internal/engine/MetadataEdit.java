package org.sops4j.internal.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sops4j.internal.config.SelectionFields;
import org.sops4j.internal.merge.MetadataMerge;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.KeyGroup;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.metadata.WrappedKey;

/**
 * Takes over what a person changed in the metadata of an opened document (cli.md section 6.5): key
 * lists, threshold, selection and version. What is computed (MAC, time, and the entries of keys
 * that were there before) stays as it was, whatever the text says.
 */
public final class MetadataEdit {
  private final Encryptor encryptor;
  private final OpenedTree opened;
  private final SopsMetadata edited;

  /**
   * Makes an edit.
   *
   * @param encryptor wraps the data key for keys that are new
   * @param opened the document before the edit
   * @param edited its metadata after it
   */
  public MetadataEdit(Encryptor encryptor, OpenedTree opened, SopsMetadata edited) {
    this.encryptor = encryptor;
    this.opened = opened;
    this.edited = edited;
  }

  /**
   * Applies it.
   *
   * @return metadata whose groups hold the data key of the document
   * @throws org.sops4j.error.SopsException if a key that is new cannot be used, or a regular
   *     expression that is new does not compile
   */
  public SopsMetadata apply() {
    SopsMetadata old = opened.metadata();
    SopsMetadata kept =
        new SopsMetadata(
            old.groups(),
            old.shamirThreshold(),
            old.lastModified(),
            old.mac(),
            edited.macOnlyEncrypted(),
            scope(),
            edited.version());
    List<List<KeyRef>> refs = MetadataMerge.refs(edited);
    int threshold = edited.shamirThreshold();
    if (refs.equals(MetadataMerge.refs(old)) && threshold == old.shamirThreshold()) {
      return kept;
    }
    // Shares of an old splitting do not go with those of a new one, so all or none are made anew.
    return refs.size() == 1 && old.groups().size() == 1
        ? kept.withGroups(List.of(merge(refs.get(0), kept)), threshold)
        : encryptor.wrap(opened.dataKey(), kept, refs, threshold);
  }

  private EncryptionScope scope() {
    EncryptionScope old = opened.metadata().scope();
    EncryptionScope scope = edited.scope();
    if (old.equals(EncryptionScope.ALL) && scope.equals(EncryptionScope.DEFAULT)) {
      return old; // metadata that says nothing, as that of a new binary file, reads as the default
    }
    if (!scope.equals(old)) {
      SelectionFields.requireCompiling(scope);
    }
    return scope;
  }

  /** The entries that were there, and new ones for keys that were not. */
  private KeyGroup merge(List<KeyRef> refs, SopsMetadata kept) {
    Map<KeyRef, WrappedKey> entries = new HashMap<>();
    add(entries, kept.groups().get(0));
    Set<KeyRef> added = new LinkedHashSet<>(refs);
    added.removeAll(entries.keySet());
    if (!added.isEmpty() || refs.isEmpty()) {
      List<List<KeyRef>> group = List.of(List.copyOf(added));
      add(entries, encryptor.wrap(opened.dataKey(), kept, group, 0).groups().get(0));
    }
    List<WrappedKey> keys = new ArrayList<>(refs.size());
    for (KeyRef ref : refs) {
      WrappedKey entry = entries.get(ref);
      if (entry != null) {
        keys.add(entry);
      }
    }
    return new KeyGroup(keys);
  }

  private static void add(Map<KeyRef, WrappedKey> entries, KeyGroup group) {
    for (WrappedKey key : group.keys()) {
      entries.put(key.ref(), key);
    }
  }
}
