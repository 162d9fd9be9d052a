package org.sops4j.internal.config;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.config.KeyList;
import org.sops4j.internal.text.GoSpace;
import org.sops4j.metadata.KeyType;

/**
 * The fields for keys that stand directly in a rule and take a text or a list of texts (cli.md
 * section 4.3).
 */
enum DirectKeys {
  AGE(KeyType.AGE, "age", "age"),
  PGP(KeyType.PGP, "pgp", "pgp"),
  KMS(KeyType.KMS, "kms", "kms"),
  GCP_KMS(KeyType.GCP_KMS, "gcp_kms", "gcpkms"),
  AZURE_KV(KeyType.AZURE_KV, "azure_keyvault", "azure_keyvault"),
  HC_VAULT(KeyType.HC_VAULT, "hc_vault_transit_uri", "vault");

  private final KeyType type;
  private final String field;
  private final String label;

  DirectKeys(KeyType type, String field, String label) {
    this.type = type;
    this.field = field;
    this.label = label;
  }

  KeyType type() {
    return type;
  }

  String field() {
    return field;
  }

  /** Reads the value of the field: a text is split at commas, a list is taken as it is. */
  KeyList read(AnyValue value) {
    if (value.text() != null) {
      return new KeyList(split(value.text()), "");
    }
    if (value.items() != null) {
      return readList(value.items());
    }
    return value.typeName().equals(AnyValue.NIL)
        ? KeyList.EMPTY
        : wrong("expected string, []string, or nil, got " + value.typeName());
  }

  private KeyList readList(List<AnyValue> values) {
    List<String> items = new ArrayList<>();
    for (AnyValue value : values) {
      if (value.text() == null) {
        return wrong("expected string in list, got " + value.typeName());
      }
      items.add(value.text());
    }
    return new KeyList(items, "");
  }

  private KeyList wrong(String reason) {
    String text = "invalid " + label + " key configuration: invalid " + field;
    return new KeyList(List.of(), text + " key configuration: " + reason);
  }

  private static List<String> split(String text) {
    List<String> items = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String item = GoSpace.trim(part);
      if (!item.isEmpty()) {
        items.add(item);
      }
    }
    return items;
  }
}
