package org.sops4j.cli.command;

import org.sops4j.DecryptedDocument;
import org.sops4j.EncryptedDocument;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.error.NotWritableException;
import org.sops4j.error.SopsException;
import org.sops4j.tree.Format;
import org.sops4j.tree.KeyPath;

/** Decrypts one document, for {@code sops decrypt} and {@code sops -d}. */
final class Decryption {
  private final ParsedFlags flags;
  private final Session session;
  private final Engine engine;

  Decryption(ParsedFlags flags, Session session, Engine engine) {
    this.flags = flags;
    this.session = session;
    this.engine = engine;
  }

  /** The document in clear, or the part of it that was asked for. */
  byte[] run(Source source) {
    KeyPath path = extractPath();
    byte[] input = source.read(session.invocation());
    Phase phase = Phase.READ;
    try {
      EncryptedDocument encrypted = engine.sops().read(input, source.input());
      phase = Phase.DECRYPT;
      DecryptedDocument document =
          flags.bool("ignore-mac")
              ? engine.sops().decryptWithoutVerifyingMac(encrypted)
              : engine.sops().decrypt(encrypted);
      if (!path.components().isEmpty()) {
        return extract(document, path, source.output());
      }
      phase = Phase.WRITE_PLAIN;
      return document.toBytes(source.output(), engine.indent(source.output()));
    } catch (SopsException e) {
      throw Failures.of(e, phase, session);
    }
  }

  private KeyPath extractPath() {
    try {
      return KeyPath.parse(flags.text("extract"));
    } catch (SopsException e) {
      throw Failures.of(e, Phase.EXTRACT_PATH, session);
    }
  }

  private byte[] extract(DecryptedDocument document, KeyPath path, Format output) {
    try {
      return document.extract(path, output, engine.indent(output));
    } catch (NotWritableException e) {
      boolean whole = ExtractedPart.isBranch(document, path);
      throw Failures.of(e, whole ? Phase.WRITE_PLAIN : Phase.WRITE_VALUE, session);
    } catch (SopsException e) {
      throw Failures.of(e, Phase.EXTRACT, session);
    }
  }
}
