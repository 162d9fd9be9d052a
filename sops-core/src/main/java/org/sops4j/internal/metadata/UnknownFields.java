package org.sops4j.internal.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.sops4j.metadata.EncryptionScope.Rule;
import org.sops4j.metadata.KeyType;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.NullScalar;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;

/** Finds what metadata holds and {@link MetadataReader} does not read (format.md T23). */
public final class UnknownFields {
  private static final String GROUPS = "key_groups";

  private final List<String> names = new ArrayList<>();

  private UnknownFields() {}

  /**
   * Finds the fields that are lost when the metadata is written again.
   *
   * @param metadata the mapping under {@code sops}
   * @return such as {@code note} and {@code age[0].label}, in the order of the file
   */
  public static List<String> of(Branch metadata) {
    UnknownFields fields = new UnknownFields();
    Set<String> known = new TreeSet<>(Set.of(GROUPS, "shamir_threshold", "lastmodified", "mac"));
    known.add("mac_only_encrypted");
    known.add("version");
    for (Rule rule : Rule.values()) {
      known.add(rule.field());
    }
    boolean flat = fields.group(metadata, "", known);
    Node groups = WeakDecoder.field(metadata, GROUPS);
    if (flat && !isEmpty(groups)) {
      fields.names.add(GROUPS); // flat lists win
    } else if (groups instanceof Sequence sequence) {
      for (int i = 0; i < sequence.elements().size(); i++) {
        if (sequence.elements().get(i) instanceof Branch group) {
          fields.group(group, GROUPS + "[" + i + "].", Set.of());
        }
      }
    }
    return fields.names;
  }

  /** Looks at a key group; tells whether it has keys. */
  private boolean group(Branch group, String prefix, Set<String> known) {
    boolean hasKeys = false;
    for (Item item : group) {
      String name = name(item);
      KeyType type = KeyType.byId(name).orElse(null);
      if (type != null) {
        hasKeys |= !isEmpty(item.value());
        entries(type, item.value(), prefix + name);
      } else if (!known.contains(name)) {
        add(prefix, item);
      }
    }
    return hasKeys;
  }

  private void entries(KeyType type, Node value, String name) {
    Set<String> known = new TreeSet<>(type.fields());
    known.add("enc");
    if (type.hasCreationTime()) {
      known.add("created_at");
    }
    if (type == KeyType.KMS) {
      known.add("context");
    }
    List<Node> entries = value instanceof Sequence list ? list.elements() : List.of(value);
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i) instanceof Branch entry) {
        for (Item item : entry) {
          if (!known.contains(name(item))) {
            add(name + "[" + i + "].", item);
          }
        }
      }
    }
  }

  private void add(String prefix, Item item) {
    if (!item.isComment() && !isEmpty(item.value())) {
      names.add(prefix + (item.key() instanceof StringScalar key ? key.text() : "?"));
    }
  }

  /** Names match in any case. */
  private static String name(Item item) {
    return item.key() instanceof StringScalar key ? key.text().toLowerCase(Locale.ROOT) : "";
  }

  /** Nothing is lost with what has no content. */
  private static boolean isEmpty(Node value) {
    return value == NullScalar.NULL
        || (value instanceof Sequence list && list.elements().isEmpty())
        || (value instanceof Branch branch && branch.items().isEmpty());
  }
}
