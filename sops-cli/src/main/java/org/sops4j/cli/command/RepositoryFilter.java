package org.sops4j.cli.command;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sops4j.DecryptedDocument;
import org.sops4j.EncryptedDocument;
import org.sops4j.EncryptionSettings;
import org.sops4j.OpenedDocument;
import org.sops4j.Sops;
import org.sops4j.cli.Failure;
import org.sops4j.cli.git.BlobReader;
import org.sops4j.cli.git.FilterProcess;
import org.sops4j.config.RuleSettings;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.tree.Format;

/**
 * Files in clear in the working tree and encrypted in the repository. What did not change stays as
 * it is stored, byte for byte, so that git sees no change either.
 */
final class RepositoryFilter implements FilterProcess.FileFilter {
  private final Session session;
  private final Supplier<Engine> engines;
  private final BlobReader blobs;
  private final Sops keyless;

  /**
   * Engines are made when they are needed first: a wrong configuration must not stop a checkout.
   */
  RepositoryFilter(Session session, Supplier<Engine> engines, BlobReader blobs) {
    this.session = session;
    this.engines = engines;
    this.blobs = blobs;
    this.keyless = Engine.builder(session).withoutLocalKeys().build();
  }

  @Override
  public void failed(String path, Failure failure) {
    session.log().text("sops: " + path + ": " + failure.text().strip() + "\n");
    failure.additions().forEach(line -> session.log().text(line + "\n"));
  }

  /** What cannot be decrypted is put there as it is stored. */
  @Override
  public byte[] smudge(String path, byte[] content) {
    Format format = Format.ofPath(path);
    if (!FileVersions.isEncrypted(content, format, keyless)) {
      return content;
    }
    try {
      Engine engine = engines.get();
      session.audit().concerns(file(path));
      return inClear(engine.sops().decrypt(engine.sops().read(content, format)), engine);
    } catch (Failure e) {
      keptEncrypted(path, e.text());
    } catch (SopsException e) {
      keptEncrypted(path, Failures.of(e, Phase.DECRYPT, session).text());
    }
    return content;
  }

  /** One line for each file: there may be hundreds in a clone without a key. */
  private void keptEncrypted(String path, String reason) {
    String first = reason.strip().lines().findFirst().orElse("");
    session.log().text("sops: " + path + " stays encrypted: " + first + "\n");
  }

  private Path file(String path) {
    return session.invocation().absolute(path);
  }

  private static byte[] inClear(DecryptedDocument document, Engine engine) {
    return document.toBytes(document.format(), engine.indent(document.format()));
  }

  @Override
  public byte[] clean(String path, byte[] content) {
    Format format = Format.ofPath(path);
    if (FileVersions.isEncrypted(content, format, keyless)) {
      return content; // it could not be decrypted, or is edited with sops edit
    }
    Engine engine = engines.get();
    Phase phase = Phase.PARSE;
    try {
      DecryptedDocument clear = engine.sops().parse(content, format);
      phase = Phase.ENCRYPT;
      clear.requireEncryptable(format);
      session.audit().concerns(file(path));
      byte[] stored = stored(path, format);
      byte[] reused = stored == null ? null : reuse(stored, content, clear, engine);
      return reused == null ? encrypt(path, clear, engine) : reused;
    } catch (SopsException e) {
      throw Failures.of(e, phase, session, path);
    }
  }

  /**
   * What git has of the file: in the index or, while it is in conflict there, in the last commit.
   */
  private byte @Nullable [] stored(String path, Format format) {
    byte[] blob = blobs.read(":0:" + path);
    blob = blob == null ? blobs.read("HEAD:" + path) : blob;
    return blob == null || !FileVersions.isEncrypted(blob, format, keyless) ? null : blob;
  }

  /** Encrypts what changed; null if there is no key for what is stored, so that all is new. */
  private byte @Nullable [] reuse(
      byte[] stored, byte[] content, DecryptedDocument clear, Engine engine) {
    EncryptedDocument before = engine.sops().read(stored, clear.format());
    try (OpenedDocument opened = engine.sops().open(before)) {
      DecryptedDocument known = opened.content();
      if (known.branches().equals(clear.branches())
          || Arrays.equals(inClear(known, engine), content)) {
        return stored;
      }
      return toBytes(opened.withRaisedVersion().encrypt(clear), engine);
    } catch (SopsException e) {
      if (e.code() == ErrorCode.DATA_KEY_UNAVAILABLE) {
        return null;
      }
      throw e;
    }
  }

  private byte[] encrypt(String path, DecryptedDocument clear, Engine engine) {
    RuleSettings rule = engine.rule(file(path));
    if (rule == null) {
      throw Failure.exit(
          ExitCodes.GENERIC,
          "no creation rule in .sops.yaml at the top of the repository says to whom to encrypt it");
    }
    EncryptionSettings settings = EncryptionSettings.of(rule, clear.format());
    return toBytes(engine.sops().encrypt(clear, settings, clear.format()), engine);
  }

  private static byte[] toBytes(EncryptedDocument document, Engine engine) {
    return document.toBytes(engine.indent(document.format()));
  }
}
