package org.sops4j.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sops4j.DecryptedDocument;
import org.sops4j.EncryptedDocument;
import org.sops4j.OpenedDocument;
import org.sops4j.RotationSettings;
import org.sops4j.cli.audit.AuditAction;
import org.sops4j.cli.log.Log;
import org.sops4j.cli.text.GoText;
import org.sops4j.error.SopsException;

/** One encrypted file on its way from the disk to its changed form. */
final class Rewrite implements AutoCloseable {
  private final Source source;
  private final Engine engine;
  private final EncryptedDocument original;
  private final OpenedDocument opened;

  private Rewrite(Source source, Engine engine, EncryptedDocument original, OpenedDocument opened) {
    this.source = source;
    this.engine = engine;
    this.original = original;
    this.opened = opened;
  }

  /** Reads and decrypts a file. */
  static Rewrite open(Source source, boolean verifiesMac, Engine engine) {
    return open(source, verifiesMac, engine, () -> {});
  }

  /** Reads and decrypts a file that gets a new data key, which is recorded even if it fails. */
  static Rewrite openToRotate(Source source, boolean verifiesMac, Engine engine) {
    return open(source, verifiesMac, engine, () -> engine.audit().record(AuditAction.ROTATE));
  }

  /** Decrypts a file that was read and gets a new data key, which is recorded even if it fails. */
  static Rewrite openToRotate(EncryptedFile file, Engine engine) {
    return open(file, true, engine, () -> engine.audit().record(AuditAction.ROTATE));
  }

  private static Rewrite open(
      Source source, boolean verifiesMac, Engine engine, Runnable beforeDecrypting) {
    return open(EncryptedFile.read(source, engine), verifiesMac, engine, beforeDecrypting);
  }

  private static Rewrite open(
      EncryptedFile file, boolean verifiesMac, Engine engine, Runnable beforeDecrypting) {
    Source source = file.source();
    try {
      EncryptedDocument document = file.document();
      engine.sops().checkVersion(document);
      beforeDecrypting.run();
      OpenedDocument opened =
          verifiesMac
              ? engine.sops().open(document)
              : engine.sops().openWithoutVerifyingMac(document);
      return new Rewrite(source, engine, document, opened);
    } catch (SopsException e) {
      throw engine.failure(e, Phase.DECRYPT, source);
    }
  }

  /** The document as it was read. */
  EncryptedDocument original() {
    return original;
  }

  /** The document as it was opened. */
  OpenedDocument opened() {
    return opened;
  }

  /** The bytes of the file with other content, under the data key that it has. */
  byte[] encrypt(DecryptedDocument changed) {
    return encrypt(opened.withFormat(source.output()), changed);
  }

  /** The bytes of the file with the content that it has, under a new data key. */
  byte[] rotate(RotationSettings settings) {
    try (OpenedDocument renewed = opened.withFormat(source.output()).withNewDataKey(settings)) {
      return encrypt(renewed, opened.content());
    } catch (SopsException e) {
      throw engine.failure(e, Phase.ENCRYPT, source);
    }
  }

  private byte[] encrypt(OpenedDocument target, DecryptedDocument content) {
    Phase phase = Phase.ENCRYPT;
    try {
      EncryptedDocument encrypted = target.encrypt(content);
      phase = Phase.WRITE_ENCRYPTED;
      return encrypted.toBytes(engine.indent(source.output()));
    } catch (SopsException e) {
      throw engine.failure(e, phase, source);
    }
  }

  /** Writes the changed file over the old one. */
  void writeInPlace(byte[] result) {
    Destination.writeOver(Objects.requireNonNull(source.file()), result, engine.log());
    tellWhatIsDropped(original, engine.log());
  }

  /** Says what of the metadata of a file is lost, once its changed form is written. */
  static void tellWhatIsDropped(EncryptedDocument original, Log log) {
    List<String> names = new ArrayList<>();
    for (String name : original.unknownMetadata()) {
      names.add(GoText.quote(name));
    }
    if (!names.isEmpty()) {
      log.text("dropped from the metadata, as unknown: " + String.join(", ", names) + "\n");
    }
  }

  @Override
  public void close() {
    opened.close();
  }
}
