package org.sops4j.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.EncryptedDocument;
import org.sops4j.RotationSettings;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.error.SopsException;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;

/** Encrypts one document anew, for {@code sops rotate} and {@code sops -r} (cli.md section 1.9). */
final class Rotation {
  private final ParsedFlags flags;
  private final Session session;
  private final Engine engine;
  private final boolean isRoot;
  private @Nullable EncryptedDocument original;

  Rotation(ParsedFlags flags, Session session, Engine engine) {
    this.flags = flags;
    this.session = session;
    this.engine = engine;
    this.isRoot = flags == session.root();
  }

  /** Which keys enter and leave; all that is wrong with the flags shows here. */
  RotationSettings settings() {
    Map<String, @Nullable String> given =
        EncryptionContext.parse(flags.text("encryption-context"), session.log());
    Map<String, @Nullable String> context = given == null ? Map.of() : given;
    try {
      return new RotationSettings(keys("add-", context), keys("rm-", context));
    } catch (SopsException e) {
      throw Failures.of(e, Phase.SETTINGS, session);
    }
  }

  private List<KeyRef> keys(String prefix, Map<String, @Nullable String> context) {
    List<KeyRef> keys = new ArrayList<>();
    for (Map.Entry<String, KeyType> kind : SharedFlags.addedKinds().entrySet()) {
      String text = flags.text(prefix + kind.getKey());
      List<KeyRef> named = engine.sops().parseRecipients(kind.getValue(), text);
      if (kind.getValue() == KeyType.KMS) {
        // Only the root has the flag for the profile.
        named = KeyFlags.ofAws(named, isRoot ? flags.text("aws-profile") : "", context);
      }
      keys.addAll(named);
    }
    return keys;
  }

  /** The encrypted file. */
  byte[] run(Source source, RotationSettings settings) {
    boolean verifiesMac = !isRoot || !flags.bool("ignore-mac");
    try (Rewrite rewrite = Rewrite.openToRotate(source, verifiesMac, engine)) {
      original = rewrite.original();
      return rewrite.rotate(settings);
    }
  }

  /** The encrypted file, made of one that was read; its MAC is verified. */
  byte[] run(EncryptedFile file, RotationSettings settings) {
    try (Rewrite rewrite = Rewrite.openToRotate(file, engine)) {
      original = rewrite.original();
      return rewrite.rotate(settings);
    }
  }

  /** Says what of the metadata is lost, once the result is written. */
  void tellWhatIsDropped() {
    if (original != null) {
      Rewrite.tellWhatIsDropped(original, session.log());
    }
  }
}
