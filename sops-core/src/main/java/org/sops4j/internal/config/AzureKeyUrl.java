package org.sops4j.internal.config;

import java.util.Map;
import org.sops4j.error.InvalidRecipientException;
import org.sops4j.internal.text.GoQuote;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;

/** Reads {@code https://HOST/keys/NAME/VERSION} (keysources.md section 6.1). */
final class AzureKeyUrl {
  private static final String SCHEME = "https://";
  private static final String KEYS = "/keys/";

  private AzureKeyUrl() {}

  static KeyRef parse(String url) {
    int host = SCHEME.length();
    int slash = url.startsWith(SCHEME) ? url.indexOf('/', host) : -1;
    if (slash <= host || !url.startsWith(KEYS, slash)) {
      throw invalid(url);
    }
    String[] parts = url.substring(slash + KEYS.length()).split("/", -1);
    if (parts[0].isEmpty() || parts.length > 2) {
      throw invalid(url);
    }
    return of(url.substring(0, slash), parts[0], parts.length == 2 ? parts[1] : "");
  }

  /** Makes a name of its parts, which must have a version: only the service knows the newest. */
  static KeyRef of(String vaultUrl, String name, String version) {
    if (version.isEmpty()) {
      String url = vaultUrl + KEYS + name;
      throw KeyStrings.missing(
          KeyType.AZURE_KV, "the version of the Azure key " + url + " cannot be looked up");
    }
    return KeyRef.of(
        KeyType.AZURE_KV, Map.of("vault_url", vaultUrl, "name", name, "version", version));
  }

  private static InvalidRecipientException invalid(String url) {
    return new InvalidRecipientException(
        "could not parse " + GoQuote.quote(url) + " into a valid Azure Key Vault MasterKey []");
  }
}
