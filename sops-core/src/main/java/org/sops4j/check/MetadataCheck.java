package org.sops4j.check;

import java.util.HashSet;
import java.util.Set;
import org.sops4j.internal.cipher.SealedForm;
import org.sops4j.metadata.KeyGroup;
import org.sops4j.metadata.KeyType;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.metadata.WrappedKey;
import org.sops4j.tree.KeyPath;

/** Looks at the MAC and at the entries of the master keys. */
final class MetadataCheck {
  private static final String RESTORE = "Take the metadata from the history of the file";

  private final Draft draft;
  private final Places places;
  private final SopsMetadata metadata;

  MetadataCheck(Draft draft, Places places, SopsMetadata metadata) {
    this.draft = draft;
    this.places = places;
    this.metadata = metadata;
  }

  void run() {
    mac();
    for (KeyGroup group : metadata.groups()) {
      for (WrappedKey key : group.keys()) {
        entry(key);
      }
    }
  }

  private void mac() {
    String mac = metadata.mac();
    String fault = mac.isEmpty() ? "" : SealedForm.fault(mac);
    if (mac.isEmpty()) {
      draft.add(
          FindingKind.INVALID_METADATA,
          places.metadataLine(""),
          "the file has no MAC: nobody can tell whether values were removed or exchanged",
          RESTORE);
    } else if (!fault.isEmpty()) {
      draft.add(
          FindingKind.DAMAGED_VALUE,
          places.metadataLine("mac"),
          KeyPath.of("sops", "mac"),
          "the MAC is damaged: " + fault,
          RESTORE);
    }
  }

  private void entry(WrappedKey key) {
    String fault = fault(key);
    if (!fault.isEmpty()) {
      draft.add(
          FindingKind.INVALID_METADATA,
          places.metadataLine(key.ref().type().id()),
          "the data key for " + key.ref() + " " + fault,
          RESTORE + ", or run sops updatekeys with another of its keys");
    }
  }

  private static String fault(WrappedKey key) {
    if (key.enc().isBlank()) {
      return "is missing";
    }
    KeyType type = key.ref().type();
    if (type != KeyType.AGE && type != KeyType.PGP) {
      return "";
    }
    String name = type == KeyType.AGE ? "AGE ENCRYPTED FILE-----" : "PGP MESSAGE-----";
    String text = key.enc().strip();
    boolean whole = text.startsWith("-----BEGIN " + name) && text.endsWith("-----END " + name);
    return whole ? "" : "is cut off or damaged";
  }

  /** What tells whether the metadata was copied. */
  FileReport.Marks marks(int content) {
    Set<String> dataKeys = new HashSet<>();
    for (KeyGroup group : metadata.groups()) {
      for (WrappedKey key : group.keys()) {
        if (!key.enc().isBlank()) {
          dataKeys.add(key.ref().type().id() + '\n' + key.enc().strip());
        }
      }
    }
    return new FileReport.Marks(metadata.mac(), dataKeys, content);
  }
}
