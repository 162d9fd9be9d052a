package org.sops4j.internal.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.internal.config.SelectionFields;
import org.sops4j.internal.text.GoQuote;
import org.sops4j.internal.text.Rfc3339;
import org.sops4j.internal.text.TimeText;
import org.sops4j.metadata.EncryptionScope.Rule;
import org.sops4j.metadata.KeyGroup;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.metadata.WrappedKey;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Item;
import org.sops4j.tree.NullScalar;
import org.sops4j.tree.StringScalar;

/**
 * Reads metadata from its nested form (format.md section 5.7). The first complaint wins, in the
 * order of that section.
 */
public final class MetadataReader {
  private final Branch source;
  private final boolean edited;
  private final WeakDecoder decoder = new WeakDecoder();

  private MetadataReader(Branch source, boolean edited) {
    this.source = source;
    this.edited = edited;
  }

  /**
   * Reads metadata.
   *
   * @param source the mapping under {@code sops}
   * @return the metadata
   * @throws SopsException if something in it is impossible
   */
  public static SopsMetadata read(Branch source) {
    return new MetadataReader(source, false).read();
  }

  /**
   * Reads metadata that a person has edited: an entry that was added need not say when it was made.
   *
   * @param source the mapping under {@code sops}
   * @return the metadata
   * @throws SopsException if something in it is impossible
   */
  public static SopsMetadata readEdited(Branch source) {
    return new MetadataReader(source, true).read();
  }

  private SopsMetadata read() {
    int threshold =
        decoder.integer(WeakDecoder.field(source, "shamir_threshold"), "shamir_threshold");
    List<KeyGroup> groups = readGroups();
    String lastModified = string("lastmodified");
    String mac = string("mac");
    Map<Rule, String> scopes = readScopes();
    boolean macOnly =
        decoder.bool(WeakDecoder.field(source, "mac_only_encrypted"), "mac_only_encrypted");
    String version = string("version");
    if (!decoder.errors().isEmpty()) {
      throw invalid(
          "decoding failed due to the following error(s):\n\n"
              + String.join("\n", decoder.errors()));
    }
    String time = reformat(lastModified);
    if (groups.isEmpty()) {
      throw invalid("No keys found in file");
    }
    List<KeyGroup> keyGroups = new ArrayList<>();
    for (KeyGroup group : groups) {
      keyGroups.add(finish(group));
    }
    return new SopsMetadata(
        keyGroups, threshold, time, mac, macOnly, SelectionFields.ofFile(scopes), version);
  }

  /** Flat lists are the only group if there is anything in them (format.md section 5.3). */
  private List<KeyGroup> readGroups() {
    List<KeyGroup> groups = new ArrayList<>();
    List<Branch> entries = decoder.entries(WeakDecoder.field(source, "key_groups"), "key_groups");
    for (int i = 0; i < entries.size(); i++) {
      groups.add(readGroup(entries.get(i), "key_groups[" + i + "]."));
    }
    KeyGroup flat = readGroup(source, "");
    if (!flat.keys().isEmpty()) {
      return List.of(flat);
    }
    return groups;
  }

  private KeyGroup readGroup(Branch group, String prefix) {
    List<WrappedKey> keys = new ArrayList<>();
    for (KeyType type : KeyType.values()) {
      String name = prefix + type.id();
      List<Branch> entries = decoder.entries(WeakDecoder.field(group, type.id()), name);
      for (int i = 0; i < entries.size(); i++) {
        keys.add(readKey(type, entries.get(i), name + "[" + i + "]."));
      }
    }
    return new KeyGroup(keys);
  }

  private WrappedKey readKey(KeyType type, Branch entry, String prefix) {
    Map<String, String> fields = new TreeMap<>();
    for (String field : type.fields()) {
      fields.put(field, string(entry, field, prefix));
    }
    KeyRef ref = KeyRef.of(type, fields);
    if (type == KeyType.KMS) {
      ref = ref.withContext(readContext(entry, prefix));
    }
    String enc = string(entry, "enc", prefix);
    String createdAt = type.hasCreationTime() ? string(entry, "created_at", prefix) : null;
    return new WrappedKey(ref, enc, createdAt);
  }

  private Map<String, @Nullable String> readContext(Branch entry, String prefix) {
    Map<String, @Nullable String> context = new TreeMap<>();
    String name = prefix + "context";
    Branch mapping = decoder.mapping(WeakDecoder.field(entry, "context"), name);
    if (mapping != null) {
      for (Item item : mapping) {
        if (item.key() instanceof StringScalar key) {
          boolean isNull = item.value() == NullScalar.NULL;
          String value = decoder.string(item.value(), name + "[" + key.text() + "]");
          context.put(key.text(), isNull ? null : value);
        }
      }
    }
    return context;
  }

  private Map<Rule, String> readScopes() {
    Map<Rule, String> scopes = new TreeMap<>();
    for (Rule rule : Rule.values()) {
      String pattern = rule == Rule.ALL ? "" : string(rule.field());
      if (!pattern.isEmpty()) {
        scopes.put(rule, pattern);
      }
    }
    return scopes;
  }

  private KeyGroup finish(KeyGroup group) {
    List<WrappedKey> keys = new ArrayList<>();
    for (WrappedKey key : group.keys()) {
      if (key.ref().type() == KeyType.HCKMS) {
        checkHuaweiId(key.ref().field("key_id"));
      }
      String createdAt = key.createdAt();
      boolean isMissing = createdAt == null || edited && createdAt.isEmpty();
      keys.add(isMissing ? key : new WrappedKey(key.ref(), key.enc(), reformat(createdAt)));
    }
    return new KeyGroup(keys);
  }

  private static void checkHuaweiId(String id) {
    int colon = id.indexOf(':');
    if (colon < 0) {
      throw invalid("invalid key ID format: expected 'region:key-uuid', got " + GoQuote.quote(id));
    } else if (colon == 0) {
      throw invalid("region cannot be empty in key ID: " + GoQuote.quote(id));
    } else if (colon == id.length() - 1) {
      throw invalid("key UUID cannot be empty in key ID: " + GoQuote.quote(id));
    }
  }

  /** Times are kept as the reference prints them after reading: no fraction, same zone. */
  private static String reformat(String time) {
    try {
      return TimeText.seconds(Rfc3339.parse(time));
    } catch (IllegalArgumentException e) {
      throw invalid(String.valueOf(e.getMessage()));
    }
  }

  private String string(String name) {
    return decoder.string(WeakDecoder.field(source, name), name);
  }

  private String string(Branch entry, String field, String prefix) {
    return decoder.string(WeakDecoder.field(entry, field), prefix + field);
  }

  private static SopsException invalid(String message) {
    return new SopsException(ErrorCode.INVALID_METADATA, message);
  }
}
