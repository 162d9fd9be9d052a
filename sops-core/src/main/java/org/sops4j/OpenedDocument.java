package org.sops4j;

import java.util.List;
import org.sops4j.internal.engine.DeepStack;
import org.sops4j.internal.engine.Encryptor;
import org.sops4j.internal.engine.OpenedTree;
import org.sops4j.internal.engine.Rotator;
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
   * @throws org.sops4j.error.SopsException if a value cannot be encrypted
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
   * @throws org.sops4j.error.SopsException if a master key cannot be used
   */
  public OpenedDocument withKeys(List<List<KeyRef>> groups, int threshold) {
    return withMetadata(encryptor.wrap(opened.dataKey(), metadata(), groups, threshold));
  }

  /**
   * Returns this document with a new data key, so that every value is encrypted anew.
   *
   * @param settings which master keys change
   * @return the document, to be closed by itself
   * @throws org.sops4j.error.SopsException if a master key cannot be used
   */
  public OpenedDocument withNewDataKey(RotationSettings settings) {
    Rotator rotator = new Rotator(encryptor, settings.added(), settings.removed());
    return new OpenedDocument(encryptor, output, content, rotator.rotate(opened));
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
