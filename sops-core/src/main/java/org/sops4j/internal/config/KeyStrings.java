package org.sops4j.internal.config;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.InvalidRecipientException;
import org.sops4j.error.SopsException;
import org.sops4j.internal.text.GoQuote;
import org.sops4j.internal.text.GoSpace;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;

/**
 * Reads the names of master keys as flags and rules give them, without any key source
 * (keysources.md section 1.3).
 */
public final class KeyStrings {
  private static final Pattern ARN =
      Pattern.compile("arn:aws[\\w-]*:kms:(.+):[0-9]+:(key|alias)/.+");

  private KeyStrings() {}

  /**
   * Reads names separated by commas.
   *
   * @param type any type but age, whose names only its key source understands
   * @param text the names; empty for none
   * @return the names in order, duplicates kept
   * @throws InvalidRecipientException if one cannot be understood
   */
  public static List<KeyRef> parse(KeyType type, String text) {
    if (type == KeyType.AGE) {
      throw missing(type, "an age recipient cannot be read");
    }
    List<KeyRef> keys = new ArrayList<>();
    if (text.isEmpty()) {
      return keys;
    }
    for (String item : text.split(",", -1)) {
      String name = isTrimmed(type) ? GoSpace.trim(item) : item;
      if (!name.isEmpty() || !skipsEmpty(type)) {
        keys.add(parseOne(type, name));
      }
    }
    return keys;
  }

  private static boolean isTrimmed(KeyType type) {
    return type == KeyType.AZURE_KV || type == KeyType.HCKMS;
  }

  private static boolean skipsEmpty(KeyType type) {
    return type == KeyType.HC_VAULT || type == KeyType.HCKMS;
  }

  /**
   * Reads one name, in which a comma means nothing.
   *
   * @param type any type but age, whose names only its key source understands
   * @param text the name
   * @return the key
   * @throws InvalidRecipientException if it cannot be understood
   */
  public static KeyRef parseOne(KeyType type, String text) {
    return switch (type) {
      case KMS -> kms(text);
      case GCP_KMS -> gcpKms(text);
      case PGP -> pgp(text);
      case AZURE_KV -> AzureKeyUrl.parse(text);
      case HC_VAULT -> VaultKeyUri.parse(text);
      case HCKMS -> hckms(text);
      case AGE -> throw missing(type, "an age recipient cannot be read");
    };
  }

  /**
   * Says what is wrong with the name of a key at the time when it is used; the grammar of ARNs is
   * not looked at before (keysources.md section 4.1).
   *
   * @param ref the name
   * @return the reference's complaint, or null if the name is well-formed
   */
  public static @Nullable String complaint(KeyRef ref) {
    if (ref.type() != KeyType.KMS || ARN.matcher(ref.field("arn")).matches()) {
      return null;
    }
    return "no valid ARN found in '" + ref.field("arn") + "'";
  }

  /** Reads {@code ARN[+ROLEARN]}; whether it is an ARN is seen when it is used. */
  static KeyRef kms(String item) {
    String text = item.replace(" ", "");
    int plus = text.indexOf("+arn:");
    if (plus <= 0) {
      return KeyRef.of(KeyType.KMS, Map.of("arn", text));
    }
    return KeyRef.of(
        KeyType.KMS, Map.of("arn", text.substring(0, plus), "role", text.substring(plus + 1)));
  }

  static KeyRef gcpKms(String item) {
    return KeyRef.of(KeyType.GCP_KMS, Map.of("resource_id", item.replace(" ", "")));
  }

  static KeyRef pgp(String item) {
    return KeyRef.of(KeyType.PGP, Map.of("fp", item.replace(" ", "")));
  }

  /** Reads {@code region:uuid}, of which neither part may be blank. */
  static KeyRef hckms(String item) {
    int colon = item.indexOf(':');
    if (colon < 0) {
      throw new InvalidRecipientException(
          "invalid key ID format: expected 'region:key-uuid', got " + GoQuote.quote(item));
    }
    if (GoSpace.trim(item.substring(0, colon)).isEmpty()) {
      throw new InvalidRecipientException(
          "region cannot be empty in key ID: " + GoQuote.quote(item));
    }
    if (GoSpace.trim(item.substring(colon + 1)).isEmpty()) {
      throw new InvalidRecipientException(
          "key UUID cannot be empty in key ID: " + GoQuote.quote(item));
    }
    return KeyRef.of(KeyType.HCKMS, Map.of("key_id", item));
  }

  /** Makes the error for what only a key source can do. */
  static SopsException missing(KeyType type, String text) {
    String hint = "  add " + type.artifact() + " to the class path";
    return new SopsException(
        ErrorCode.NO_KEY_SOURCE, text + " without " + type.artifact(), List.of(hint), null);
  }
}
