package org.sops4j.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.Sops;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;

/** The master keys that the command line or the environment names (cli.md section 4.4). */
final class KeyFlags {
  private KeyFlags() {}

  /** The flags in the order of the keys in the group. */
  private static Map<KeyType, String> names() {
    Map<KeyType, String> names = new LinkedHashMap<>();
    names.put(KeyType.KMS, "kms");
    names.put(KeyType.GCP_KMS, "gcp-kms");
    names.put(KeyType.HCKMS, "hckms");
    names.put(KeyType.AZURE_KV, "azure-kv");
    names.put(KeyType.PGP, "pgp");
    names.put(KeyType.HC_VAULT, "hc-vault-transit");
    names.put(KeyType.AGE, "age");
    return names;
  }

  /** One group of all keys that are named; empty if no flag is. */
  static List<KeyRef> parse(
      ParsedFlags flags, Sops sops, Map<String, @Nullable String> encryptionContext) {
    List<KeyRef> group = new ArrayList<>();
    for (Map.Entry<KeyType, String> name : names().entrySet()) {
      List<KeyRef> keys = sops.parseRecipients(name.getKey(), flags.text(name.getValue()));
      if (name.getKey() == KeyType.KMS) {
        keys = ofAws(keys, flags.text("aws-profile"), encryptionContext);
      }
      group.addAll(keys);
    }
    return group;
  }

  /** Whether any of the flags has a value, even one that names no key. */
  static boolean areGiven(ParsedFlags flags) {
    for (String name : names().values()) {
      if (!flags.text(name).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** What the command line says of all keys of AWS. */
  static List<KeyRef> ofAws(
      List<KeyRef> keys, String profile, Map<String, @Nullable String> encryptionContext) {
    List<KeyRef> result = new ArrayList<>(keys.size());
    for (KeyRef key : keys) {
      KeyRef named = profile.isEmpty() ? key : withProfile(key, profile);
      result.add(named.withContext(encryptionContext));
    }
    return result;
  }

  private static KeyRef withProfile(KeyRef key, String profile) {
    return KeyRef.of(
        KeyType.KMS,
        Map.of("arn", key.field("arn"), "role", key.field("role"), "aws_profile", profile));
  }
}
