package org.sops4j.internal.config;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.sops4j.error.InvalidRecipientException;
import org.sops4j.internal.text.GoRegex;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;

/** Reads the URI of a transit key (keysources.md section 7.1). */
final class VaultKeyUri {
  private static final String EXAMPLE = "https://vault.example.com:8200/v1/transit/keys/keyName)";

  private VaultKeyUri() {}

  static KeyRef parse(String uri) {
    GoUrl url = GoUrl.parse(uri);
    if (url.scheme().isEmpty()) {
      throw new InvalidRecipientException(
          "missing scheme in Vault URL (should be like this: +" + EXAMPLE + ", got: " + uri);
    }
    String target = url.requestTarget();
    if (GoRegex.of("/[^/]+/v[\\d]+/[^/]+/[^/]+/[^/]+").find(target)) {
      throw new InvalidRecipientException(
          "running Vault with a prefixed URL is not supported! (Format has to be like " + EXAMPLE);
    }
    if (!GoRegex.of("/v[\\d]+/[^/]+/[^/]+/[^/]+").find(target)) {
      throw new InvalidRecipientException(
          "vault path does not seem to be formatted correctly: (eg. " + EXAMPLE);
    }
    List<String> parts = List.of(strip(target).split("/", -1));
    int last = parts.size() - 1;
    String engine = clean(parts.subList(1, Math.max(1, last - 1)));
    return KeyRef.of(
        KeyType.HC_VAULT,
        Map.of(
            "vault_address", url.withoutPath(),
            "engine_path", engine,
            "key_name", parts.get(last)));
  }

  private static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && text.charAt(start) == '/') {
      start++;
    }
    while (end > start && text.charAt(end - 1) == '/') {
      end--;
    }
    return text.substring(start, end);
  }

  /** Joins the segments of a relative path, resolving dots and dropping empty ones. */
  private static String clean(List<String> segments) {
    Deque<String> kept = new ArrayDeque<>();
    for (String segment : segments) {
      if (segment.isEmpty() || segment.equals(".")) {
        continue;
      }
      if (segment.equals("..") && !kept.isEmpty() && !kept.getLast().equals("..")) {
        kept.removeLast();
      } else {
        kept.addLast(segment);
      }
    }
    // The reference joins first, and joining nothing but dots gives a single one.
    boolean dots = kept.isEmpty() && !String.join("", segments).isEmpty();
    return dots ? "." : String.join("/", kept);
  }
}
