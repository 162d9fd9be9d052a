package org.sops4j.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.DecryptedDocument;
import org.sops4j.EncryptedDocument;
import org.sops4j.EncryptionSettings;
import org.sops4j.MinimalChange;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;

/** Encrypts one document, for {@code sops encrypt} and {@code sops -e}. */
final class Encryption {
  private final Session session;
  private final Engine engine;
  private final NewFileSettings settings;
  private final boolean strict;
  private byte @Nullable [] content;

  Encryption(ParsedFlags flags, Session session, Engine engine) {
    this.session = session;
    this.engine = engine;
    this.strict = EncryptionCheck.isStrict(flags, session);
    this.settings = new NewFileSettings(flags, session, engine);
  }

  /** To whom and what; all that is wrong with flags and configuration shows here. */
  EncryptionSettings settings(Source source) {
    return settings.of(source);
  }

  /** The document if it is an encrypted one already, of the format that is to be written. */
  byte @Nullable [] alreadyEncrypted(Source source) {
    byte[] input = source.read(session);
    content = input;
    try {
      boolean isDone =
          source.input() == source.output()
              && FileStatusCommand.isSealed(engine.sops().read(input, source.input()).metadata());
      return isDone ? input : null;
    } catch (SopsException e) {
      return null;
    }
  }

  /** The document, unless it was read before: then it need not be kept any longer. */
  private byte[] input(Source source) {
    byte[] known = content;
    content = null;
    return known == null ? source.read(session) : known;
  }

  /** The encrypted file. */
  byte[] run(Source source, EncryptionSettings plan) {
    return run(source, plan, null);
  }

  /** The encrypted file; what it shares with the base is as it is there. */
  byte[] run(Source source, EncryptionSettings plan, @Nullable BaseFile base) {
    return run(input(source), source, plan, base);
  }

  /** The encrypted file, made of one that was read. */
  byte[] run(byte[] input, Source source, EncryptionSettings plan) {
    return run(input, source, plan, null);
  }

  private byte[] run(
      byte[] input, Source source, EncryptionSettings plan, @Nullable BaseFile base) {
    Phase phase = Phase.PARSE;
    try {
      DecryptedDocument document = engine.sops().parse(input, source.input());
      phase = Phase.ENCRYPT;
      EncryptedDocument encrypted =
          base == null
              ? engine.sops().encrypt(document, plan, source.output())
              : onto(base, document, plan);
      new EncryptionCheck(plan, source, session).run(document, encrypted, engine.sops(), strict);
      phase = Phase.WRITE_ENCRYPTED;
      return encrypted.toBytes(engine.indent(source.output()));
    } catch (SopsException e) {
      throw Failures.of(e, phase, session, source.displayName(session.invocation()));
    }
  }

  private EncryptedDocument onto(
      BaseFile base, DecryptedDocument document, EncryptionSettings plan) {
    try {
      return MinimalChange.with(engine.sops()).encrypt(base.document(), document, plan);
    } catch (SopsException e) {
      throw isOfBase(e.code()) ? failed(e, base) : e;
    }
  }

  private static boolean isOfBase(ErrorCode code) {
    return switch (code) {
      case DATA_KEY_UNAVAILABLE,
          SHARES_REJECTED,
          VALUE_NOT_DECRYPTED,
          MAC_NOT_DECRYPTED,
          MAC_MISMATCH ->
          true;
      default -> false;
    };
  }

  private Failure failed(SopsException e, BaseFile base) {
    Failure failure = Failures.of(e, Phase.DECRYPT, session, base.name());
    List<String> lines = new ArrayList<>(failure.additions());
    lines.add("  Nothing was written: " + base.name() + " is to be reused and does not decrypt.");
    return Failure.exit(failure.status(), failure.text(), lines);
  }
}
