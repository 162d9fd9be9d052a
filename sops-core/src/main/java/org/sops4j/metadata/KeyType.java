package org.sops4j.metadata;

import java.util.List;
import java.util.Optional;

/**
 * The seven kinds of master keys that files know. This table is the one place in core that names
 * them: an entry survives a rewrite whether or not a key source for it is there (format.md T23).
 * The order of the constants is that of the keys of a group that was read from a file (format.md
 * section 5.3).
 */
public enum KeyType {
  /** AWS KMS. */
  KMS("kms", "sops-keysource-awskms", "arn", "aws_profile", "role"),
  /** Google Cloud KMS. */
  GCP_KMS("gcp_kms", "sops-keysource-gcpkms", "resource_id"),
  /** Huawei Cloud KMS. */
  HCKMS("hckms", "sops-keysource-hckms", "key_id"),
  /** Azure Key Vault. */
  AZURE_KV("azure_kv", "sops-keysource-azurekv", "name", "vault_url", "version"),
  /** HashiCorp Vault and OpenBao, transit engine. */
  HC_VAULT("hc_vault", "sops-keysource-hcvault", "engine_path", "key_name", "vault_address"),
  /** OpenPGP. */
  PGP("pgp", "sops-keysource-pgp", "fp"),
  /** age. */
  AGE("age", "sops-keysource-age", "recipient");

  private final String id;
  private final String artifact;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> fields;

  KeyType(String id, String artifact, String... fields) {
    this.id = id;
    this.artifact = artifact;
    this.fields = List.of(fields);
  }

  /**
   * Returns the identifier: the name of the list in the metadata, and of the type in a decryption
   * order.
   *
   * @return such as {@code gcp_kms}
   */
  public String id() {
    return id;
  }

  /**
   * Returns the artifact that has the key source.
   *
   * @return such as {@code sops-keysource-age}
   */
  public String artifact() {
    return artifact;
  }

  /**
   * Returns the fields that name a key of this type, besides {@code enc}, {@code created_at} and
   * the {@code context} of AWS KMS.
   *
   * @return field names in the order of the bytes
   */
  public List<String> fields() {
    return fields;
  }

  /**
   * Tells whether an entry records when it was made.
   *
   * @return false only for age
   */
  public boolean hasCreationTime() {
    return this != AGE;
  }

  /**
   * Finds a type by its identifier.
   *
   * @param id such as {@code pgp}
   * @return the type, or empty for any other text
   */
  public static Optional<KeyType> byId(String id) {
    for (KeyType type : values()) {
      if (type.id.equals(id)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
