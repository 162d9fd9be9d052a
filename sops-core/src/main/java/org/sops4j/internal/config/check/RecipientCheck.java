package org.sops4j.internal.config.check;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.config.GroupRule;
import org.sops4j.config.KeyEntry;
import org.sops4j.error.SopsException;
import org.sops4j.internal.config.GroupKeys;
import org.sops4j.internal.config.KeyStrings;
import org.sops4j.internal.config.RecipientParser;
import org.sops4j.internal.format.yaml.YamlNode;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;

/** Names of master keys: whether they can be understood, and can be right. */
final class RecipientCheck {
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9A-Fa-f]{40}|[0-9A-Fa-f]{64}");
  private static final Pattern RESOURCE =
      Pattern.compile("projects/[^/]+/locations/[^/]+/keyRings/[^/]+/cryptoKeys/[^/]+");

  private final RecipientParser parser;
  private final Findings findings;

  RecipientCheck(RecipientParser parser, Findings findings) {
    this.parser = parser;
    this.findings = findings;
  }

  /** The keys of one item of a field that stands directly in a rule. */
  List<KeyRef> direct(KeyType type, String item, @Nullable YamlNode at) {
    try {
      List<KeyRef> keys = parser.parse(type, item);
      keys.forEach(key -> doubt(key, at));
      return keys;
    } catch (SopsException e) {
      findings.error("invalid-recipient", at, type.id() + ": " + e.getMessage(), "");
      return List.of();
    }
  }

  /** The keys of a key group, those that are merged into it first. */
  List<KeyRef> group(GroupRule group, @Nullable YamlNode at) {
    List<KeyRef> keys = new ArrayList<>();
    YamlNode merge = Places.field(at, "merge");
    for (int i = 0; i < group.merge().size(); i++) {
      keys.addAll(group(group.merge().get(i), Places.element(merge, i)));
    }
    for (KeyEntry entry : group.keys()) {
      keys.addAll(entry(entry, at));
    }
    return keys;
  }

  private List<KeyRef> entry(KeyEntry entry, @Nullable YamlNode group) {
    YamlNode field = Places.at(group, fieldOf(entry.type()));
    YamlNode at = Places.holding(field, entry.field(KeyEntry.TEXT));
    try {
      List<KeyRef> keys = GroupKeys.read(entry, parser);
      keys.forEach(key -> doubt(key, at));
      return keys;
    } catch (SopsException e) {
      findings.error("invalid-recipient", at, entry.type().id() + ": " + e.getMessage(), "");
      return List.of();
    }
  }

  private static String fieldOf(KeyType type) {
    return type == KeyType.AZURE_KV ? "azure_keyvault" : type.id();
  }

  /** What is taken as it is, and fails when it is used. */
  private void doubt(KeyRef key, @Nullable YamlNode at) {
    String complaint = KeyStrings.complaint(key);
    if (complaint != null) {
      findings.error("invalid-recipient", at, "kms: " + complaint, "");
    } else if (key.type() == KeyType.GCP_KMS && !RESOURCE.matches(key.display())) {
      findings.error(
          "invalid-recipient",
          at,
          "gcp_kms: no valid resource ID found in \"" + key.display() + "\"",
          "it looks like projects/P/locations/L/keyRings/R/cryptoKeys/K");
    } else if (key.type() == KeyType.PGP && !FINGERPRINT.matches(key.display())) {
      findings.warning(
          "not-a-fingerprint",
          at,
          "pgp: \"" + key.display() + "\" is no fingerprint, which has 40 hexadecimal digits",
          "shorter names can mean other keys, too: `gpg --list-keys` shows fingerprints; quote one"
              + " that has digits only");
    }
  }
}
