package org.sops4j.internal.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.config.KeyEntry;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.internal.text.GoQuote;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;

/** Reads the keys of key groups: taken more literally than those of flags and flat rules. */
public final class GroupKeys {
  /** The order in which keys enter a group (cli.md section 4.3). */
  static final List<KeyType> ORDER =
      List.of(
          KeyType.AGE,
          KeyType.PGP,
          KeyType.KMS,
          KeyType.GCP_KMS,
          KeyType.HCKMS,
          KeyType.AZURE_KV,
          KeyType.HC_VAULT);

  private GroupKeys() {}

  /**
   * Returns the key of an entry.
   *
   * @param entry the entry
   * @param recipients what reads names that need a key source
   * @return the key; only those of age may be several or none
   * @throws SopsException if it cannot be understood
   */
  public static List<KeyRef> read(KeyEntry entry, RecipientParser recipients) {
    String text = entry.field(KeyEntry.TEXT);
    return switch (entry.type()) {
      case AGE -> text.isEmpty() ? List.of() : recipients.parse(KeyType.AGE, text);
      case PGP -> List.of(KeyStrings.pgp(text));
      case KMS -> List.of(kms(entry));
      case GCP_KMS -> List.of(KeyStrings.gcpKms(entry.field("resource_id")));
      case HCKMS -> List.of(KeyStrings.hckms(entry.field("key_id")));
      case AZURE_KV -> azure(entry, recipients);
      case HC_VAULT -> List.of(VaultKeyUri.parse(text));
    };
  }

  private static KeyRef kms(KeyEntry entry) {
    for (Map.Entry<String, @Nullable String> pair : entry.context().entrySet()) {
      if (pair.getValue() == null) {
        String name = GoQuote.quote(pair.getKey());
        String arn = GoQuote.quote(entry.field("arn"));
        throw new SopsException(
            ErrorCode.INVALID_CONFIG,
            "error loading config: the encryption context of the kms key "
                + arn
                + " has no value for "
                + name);
      }
    }
    Map<String, String> fields =
        Map.of(
            "arn", entry.field("arn"),
            "role", entry.field("role"),
            "aws_profile", entry.field("aws_profile"));
    return KeyRef.of(KeyType.KMS, fields).withContext(entry.context());
  }

  private static List<KeyRef> azure(KeyEntry entry, RecipientParser recipients) {
    String vaultUrl = entry.field("vaultUrl");
    String version = entry.field("version");
    if (version.isEmpty()) { // its key source asks the service for the newest
      return recipients.parse(KeyType.AZURE_KV, vaultUrl + "/keys/" + entry.field("key"));
    }
    return List.of(AzureKeyUrl.of(vaultUrl, entry.field("key"), version));
  }
}
