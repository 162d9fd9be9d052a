package org.sops4j.cli.command;

import org.sops4j.DecryptedDocument;
import org.sops4j.EncryptedDocument;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.error.NotWritableException;
import org.sops4j.error.SopsException;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Format;
import org.sops4j.tree.KeyPath;

/** Decrypts one document, for {@code sops decrypt} and {@code sops -d}. */
final class Decryption {
  private static final String NOT_BINARY =
      "\n\nThis is likely not an encrypted binary file? If not, use --output-type to select the"
          + " correct output type.";

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
    byte[] input = source.read(session);
    String name = source.displayName(session.invocation());
    DecryptedDocument document = document(input, source.input(), name, flags.bool("ignore-mac"));
    Hints.ofEnvelope(input, document, source, session);
    Format output = source.output();
    return path.components().isEmpty() ? whole(document, output) : part(document, path, output);
  }

  /** The whole document in clear, made of a file that was read. */
  byte[] run(EncryptedFile file) {
    Source source = file.source();
    String name = source.displayName(session.invocation());
    DecryptedDocument document = document(file.document(), name, flags.bool("ignore-mac"));
    Hints.ofEnvelope(file.input(), document, source, session);
    return whole(document, source.output());
  }

  private KeyPath extractPath() {
    try {
      return KeyPath.parse(flags.text("extract"));
    } catch (IllegalArgumentException e) {
      throw Failure.exit(
          ExitCodes.INVALID_TREE_PATH, "error parsing --extract path: " + e.getMessage());
    }
  }

  /**
   * Decrypts a document.
   *
   * @param input the file
   * @param format its format
   * @param name the file as messages name it
   * @param ignoresMac whether a wrong MAC is accepted
   */
  DecryptedDocument document(byte[] input, Format format, String name, boolean ignoresMac) {
    EncryptedDocument document;
    try {
      document = engine.sops().read(input, format);
    } catch (SopsException e) {
      throw Failures.of(e, Phase.DECRYPT, session, name);
    }
    return document(document, name, ignoresMac);
  }

  /** Decrypts a document that was read. */
  DecryptedDocument document(EncryptedDocument document, String name, boolean ignoresMac) {
    try {
      engine.sops().checkVersion(document);
      return ignoresMac
          ? engine.sops().decryptWithoutVerifyingMac(document)
          : engine.sops().decrypt(document);
    } catch (SopsException e) {
      throw Failures.of(e, Phase.DECRYPT, session, name);
    }
  }

  /** The whole document as a file in clear. */
  byte[] whole(DecryptedDocument document, Format output) {
    try {
      return document.toBytes(output, engine.indent(output));
    } catch (SopsException e) {
      throw unwritable(e, output);
    }
  }

  private byte[] part(DecryptedDocument document, KeyPath path, Format output) {
    try {
      return document.extract(path, output, engine.indent(output));
    } catch (NotWritableException e) {
      if (document.at(path) instanceof Branch) {
        throw unwritable(e, output);
      }
      throw Failures.of(e, Phase.WRITE_VALUE, session);
    } catch (SopsException e) {
      throw Failures.of(e, Phase.EXTRACT, session);
    }
  }

  private Failure unwritable(SopsException e, Format output) {
    Failure failure = Failures.of(e, Phase.WRITE_PLAIN, session);
    if (output != Format.BINARY || !(e instanceof NotWritableException)) {
      return failure;
    }
    return Failure.exit(failure.status(), failure.text() + NOT_BINARY, failure.additions());
  }
}
