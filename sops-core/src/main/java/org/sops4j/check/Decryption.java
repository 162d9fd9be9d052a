package org.sops4j.check;

import org.jspecify.annotations.Nullable;
import org.sops4j.EncryptedDocument;
import org.sops4j.Sops;
import org.sops4j.error.SopsException;
import org.sops4j.tree.KeyPath;

/** Decrypts a file to verify its values and its MAC, and forgets what it was. */
final class Decryption {
  private static final String RESTORE =
      "Somebody changed the file by other means than sops: take it from its history";

  private final Sops sops;
  private final Draft draft;
  private final Places places;

  Decryption(Sops sops, Draft draft, Places places) {
    this.sops = sops;
    this.draft = draft;
    this.places = places;
  }

  void run(EncryptedDocument document) {
    try {
      sops.decrypt(document);
    } catch (SopsException e) {
      switch (e.code()) {
        case MAC_MISMATCH, MAC_NOT_DECRYPTED ->
            draft.add(
                FindingKind.MAC_MISMATCH,
                places.metadataLine("mac"),
                "the MAC does not fit the values: values were removed, added or exchanged",
                RESTORE);
        case VALUE_NOT_DECRYPTED -> changed(e);
        default -> draft.problem("no key that is at hand opens it");
      }
    }
  }

  private void changed(SopsException e) {
    KeyPath path = e.keyPath().orElse(null);
    draft.add(FindingKind.VALUE_NOT_AUTHENTIC, line(path), path, subject(path), RESTORE);
  }

  /** The path does not say in which document it is, so the line is that of the first one. */
  private int line(@Nullable KeyPath path) {
    return path == null ? 0 : places.line(0, path);
  }

  private static String subject(@Nullable KeyPath path) {
    String name = path == null || path.components().isEmpty() ? "a value" : path.toString();
    return name + " was changed, or moved from another place, after it was encrypted";
  }
}
