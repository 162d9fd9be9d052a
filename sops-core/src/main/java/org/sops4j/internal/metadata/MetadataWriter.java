package org.sops4j.internal.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sops4j.metadata.EncryptionScope.Rule;
import org.sops4j.metadata.KeyGroup;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.metadata.WrappedKey;
import org.sops4j.tree.BoolScalar;
import org.sops4j.tree.Branch;
import org.sops4j.tree.IntScalar;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.NullScalar;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;

/** Turns metadata into its nested form: every mapping sorted by key (format.md section 5.2). */
public final class MetadataWriter {
  private MetadataWriter() {}

  /**
   * Writes metadata.
   *
   * @param metadata the metadata
   * @return the mapping for {@code sops}
   */
  public static Branch write(SopsMetadata metadata) {
    TreeMap<String, Node> fields = new TreeMap<>();
    if (metadata.groups().size() == 1) {
      fields.putAll(lists(metadata.groups().get(0)));
    } else {
      fields.put("key_groups", groups(metadata.groups()));
    }
    if (metadata.shamirThreshold() != 0) {
      fields.put("shamir_threshold", new IntScalar(metadata.shamirThreshold()));
    }
    fields.put("lastmodified", StringScalar.of(metadata.lastModified()));
    fields.put("mac", StringScalar.of(metadata.mac()));
    if (metadata.macOnlyEncrypted()) {
      fields.put("mac_only_encrypted", new BoolScalar(true));
    }
    if (metadata.scope().rule() != Rule.ALL) {
      fields.put(metadata.scope().rule().field(), StringScalar.of(metadata.scope().pattern()));
    }
    fields.put("version", StringScalar.of(metadata.version()));
    return branch(fields);
  }

  /** In groups, and only there, the lists of two types are written even if they are empty. */
  private static Sequence groups(List<KeyGroup> groups) {
    List<Node> result = new ArrayList<>();
    for (KeyGroup group : groups) {
      SortedMap<String, Node> lists = lists(group);
      lists.putIfAbsent(KeyType.AGE.id(), Sequence.EMPTY);
      lists.putIfAbsent(KeyType.HC_VAULT.id(), Sequence.EMPTY);
      result.add(branch(lists));
    }
    return new Sequence(result);
  }

  private static SortedMap<String, Node> lists(KeyGroup group) {
    TreeMap<String, Node> lists = new TreeMap<>();
    for (KeyType type : KeyType.values()) {
      List<Node> entries = new ArrayList<>();
      for (WrappedKey key : group.keys()) {
        if (key.ref().type() == type) {
          entries.add(entry(key));
        }
      }
      if (!entries.isEmpty()) {
        lists.put(type.id(), new Sequence(entries));
      }
    }
    return lists;
  }

  private static Branch entry(WrappedKey key) {
    KeyRef ref = key.ref();
    TreeMap<String, Node> fields = new TreeMap<>();
    for (String field : ref.type().fields()) {
      if (!field.equals("role") || !ref.field(field).isEmpty()) {
        fields.put(field, StringScalar.of(ref.field(field)));
      }
    }
    if (!ref.context().isEmpty()) {
      TreeMap<String, Node> context = new TreeMap<>();
      ref.context().forEach((name, value) -> context.put(name, orNull(value)));
      fields.put("context", branch(context));
    }
    String createdAt = key.createdAt();
    if (createdAt != null) {
      fields.put("created_at", StringScalar.of(createdAt));
    }
    fields.put("enc", StringScalar.of(key.enc()));
    return branch(fields);
  }

  private static Node orNull(@Nullable String value) {
    return value == null ? NullScalar.NULL : StringScalar.of(value);
  }

  private static Branch branch(SortedMap<String, Node> fields) {
    List<Item> items = new ArrayList<>(fields.size());
    fields.forEach((name, value) -> items.add(Item.of(name, value)));
    return new Branch(items);
  }
}
