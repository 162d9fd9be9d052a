package org.sops4j;

import java.util.List;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.internal.engine.DeepStack;
import org.sops4j.internal.engine.EncryptedTree;
import org.sops4j.internal.engine.Encryptor;
import org.sops4j.internal.engine.MetadataEdit;
import org.sops4j.internal.engine.OpenedTree;
import org.sops4j.internal.engine.Rotator;
import org.sops4j.internal.engine.SemanticVersion;
import org.sops4j.internal.text.GoQuote;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.tree.Format;

/**
 * An encrypted document that is open to be changed: its content in clear and its data key.
 * Encrypted again, it keeps data key and key groups, and every value that did not change keeps its
 * text.
 *
 * <pre>{@code
 * try (OpenedDocument opened = sops.open(document)) {
 *   EncryptedDocument changed = opened.encrypt(opened.content().with("new", "db", "password"));
 * }
 * }</pre>
 *
 * <p>Closing it destroys the data key, also for the documents that {@link #withFormat}, {@link
 * #withMetadata} and {@link #withKeys} made of it.
 */
public final class OpenedDocument implements AutoCloseable {
  private final Encryptor encryptor;
  private final Format output;
  private final DecryptedDocument content;
  private final OpenedTree opened;

  OpenedDocument(Encryptor encryptor, Format output, DecryptedDocument content, OpenedTree opened) {
    this.encryptor = encryptor;
    this.output = output;
    this.content = content;
    this.opened = opened;
  }

  OpenedTree tree() {
    return opened;
  }

  Encryptor encryptor() {
    return encryptor;
  }

  /**
   * Returns the content.
   *
   * @return the document in clear, as decrypting it gives
   */
  public DecryptedDocument content() {
    return content;
  }

  /**
   * Returns the metadata.
   *
   * @return key groups, selection and version; MAC and time are those of the old content
   */
  public SopsMetadata metadata() {
    return opened.metadata();
  }

  /**
   * Returns the format in which it will be encrypted.
   *
   * @return the format; that in which it was read, unless changed
   */
  public Format format() {
    return output;
  }

  /**
   * Encrypts content in place of the old one, with a new MAC and the time of now.
   *
   * @param changed the content
   * @return the encrypted document
   * @throws SopsException if a value cannot be encrypted
   * @throws IllegalStateException if this document has been closed
   */
  public EncryptedDocument encrypt(DecryptedDocument changed) {
    return new EncryptedDocument(
        output, DeepStack.call(() -> encryptor.encrypt(opened, changed.branches())));
  }

  /**
   * Returns this document to be encrypted in another format.
   *
   * @param format the format
   * @return the document, which shares the data key
   */
  public OpenedDocument withFormat(Format format) {
    return new OpenedDocument(encryptor, format, content, opened);
  }

  /**
   * Returns this document with other metadata: selection, version, threshold, or entries of keys.
   *
   * @param metadata the metadata, whose key groups must hold this data key
   * @return the document, which shares the data key
   */
  public OpenedDocument withMetadata(SopsMetadata metadata) {
    return new OpenedDocument(encryptor, output, content, opened.withMetadata(metadata));
  }

  /**
   * Returns this document with other master keys, for all of which its data key is wrapped anew.
   *
   * @param groups the master keys by group
   * @param threshold how many groups are needed; 0 for all
   * @return the document, which shares the data key
   * @throws SopsException if a master key cannot be used
   */
  public OpenedDocument withKeys(List<List<KeyRef>> groups, int threshold) {
    return withMetadata(encryptor.wrap(opened.dataKey(), metadata(), groups, threshold));
  }

  /**
   * Returns this document with a new data key, so that every value is encrypted anew.
   *
   * @param settings which master keys change
   * @return the document, to be closed by itself
   * @throws SopsException if a master key cannot be used
   */
  public OpenedDocument withNewDataKey(RotationSettings settings) {
    Rotator rotator = new Rotator(encryptor, settings.added(), settings.removed());
    return new OpenedDocument(encryptor, output, content, rotator.rotate(opened));
  }

  /**
   * Writes content in clear with the metadata, laid out as an encrypted file, so that a person can
   * edit both.
   *
   * @param shown the content
   * @param indent the {@code indent} option
   * @return the whole file
   * @throws org.sops4j.error.NotWritableException if the format cannot hold the tree
   */
  public byte[] toBytesWithMetadata(DecryptedDocument shown, int indent) {
    return new EncryptedDocument(output, new EncryptedTree(shown.branches(), metadata()))
        .toBytes(indent);
  }

  /**
   * Returns this document with the version that it records raised to that of this library; that of
   * a newer release stays as it is.
   *
   * @return the document, which shares the data key
   * @throws SopsException with {@link ErrorCode#INVALID_VERSION} if it is no semantic version
   */
  public OpenedDocument withRaisedVersion() {
    String version = metadata().version();
    try {
      return SemanticVersion.isNewer(Encryptor.VERSION, version)
          ? withMetadata(metadata().withVersion(Encryptor.VERSION))
          : this;
    } catch (IllegalArgumentException e) {
      throw new SopsException(
          ErrorCode.INVALID_VERSION,
          "Failed to compare document version "
              + GoQuote.quote(version)
              + " with program version "
              + GoQuote.quote(Encryptor.VERSION)
              + ": "
              + e.getMessage());
    }
  }

  /**
   * Returns this document with what a person changed in its metadata: master keys that were added
   * are given the data key, those that were removed are dropped, and threshold, selection and
   * version become as they are in the text. With several groups all entries are made anew.
   *
   * @param edited the metadata after the edit
   * @return the document, which shares the data key
   * @throws SopsException if a master key that was added cannot be used, or a regular expression
   *     does not compile
   */
  public OpenedDocument withEdited(SopsMetadata edited) {
    return withMetadata(new MetadataEdit(encryptor, opened, edited).apply());
  }

  /**
   * Returns this document with the metadata that settings ask for. The data key stays, and entries
   * of master keys that stay with it, unless somebody could open the file before and cannot any
   * more.
   */
  OpenedDocument withSettings(EncryptionSettings settings) {
    SopsMetadata wanted = SettingsDifference.wanted(metadata(), settings, output);
    return Access.isNarrowed(metadata(), wanted)
        ? new OpenedDocument(encryptor, output, content, encryptor.renew(opened, wanted))
        : withEdited(wanted);
  }

  /** Encrypts content; where nothing changed, MAC and time stay. Needs a MAC that was verified. */
  EncryptedDocument encryptChanges(DecryptedDocument changed) {
    return new EncryptedDocument(
        output, DeepStack.call(() -> encryptor.encryptChanges(opened, changed.branches())));
  }

  /** Destroys the data key. */
  @Override
  public void close() {
    opened.dataKey().destroy();
  }

  @Override
  public String toString() {
    return "OpenedDocument[" + output + ", " + content.branches().size() + " trees]";
  }
}
