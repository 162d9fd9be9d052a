package org.sops4j.cli.command;

import org.sops4j.DecryptedDocument;
import org.sops4j.EncryptedDocument;
import org.sops4j.EncryptionSettings;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.error.SopsException;

/** Encrypts one document, for {@code sops encrypt} and {@code sops -e}. */
final class Encryption {
  private final Session session;
  private final Engine engine;
  private final NewFileSettings settings;

  Encryption(ParsedFlags flags, Session session, Engine engine) {
    this.session = session;
    this.engine = engine;
    this.settings = new NewFileSettings(flags, session, engine);
  }

  /** To whom and what; all that is wrong with flags and configuration shows here. */
  EncryptionSettings settings(Source source) {
    return settings.of(source);
  }

  /** The encrypted file. */
  byte[] run(Source source, EncryptionSettings plan) {
    return run(source.read(session), source, plan);
  }

  /** The encrypted file, made of one that was read. */
  byte[] run(byte[] input, Source source, EncryptionSettings plan) {
    Phase phase = Phase.PARSE;
    try {
      DecryptedDocument document = engine.sops().parse(input, source.input());
      phase = Phase.ENCRYPT;
      EncryptedDocument encrypted = engine.sops().encrypt(document, plan, source.output());
      phase = Phase.WRITE_ENCRYPTED;
      return encrypted.toBytes(engine.indent(source.output()));
    } catch (SopsException e) {
      throw Failures.of(e, phase, session, source.displayName(session.invocation()));
    }
  }
}
