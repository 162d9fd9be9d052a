package org.sops4j;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.internal.merge.LineMarkers;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.tree.Format;

/**
 * What came of a {@link DocumentMerge}. Where both sides changed one thing, each side can be had;
 * all else is merged on both. Closing it destroys the data key.
 */
public final class MergeResult implements AutoCloseable {
  private final OpenedDocument target;
  private final DocumentMerge.Contents contents;
  private final @Nullable EncryptedDocument document;
  private final @Nullable MergeSide whole;

  /** Two sides put together. */
  MergeResult(OpenedDocument target, DocumentMerge.Contents contents) {
    this.target = target;
    this.contents = contents;
    this.document = null;
    this.whole = null;
  }

  /** One side as it is. */
  MergeResult(OpenedDocument target, EncryptedDocument document, MergeSide whole) {
    DecryptedDocument content = target.content();
    this.target = target;
    this.contents = new DocumentMerge.Contents(content, content, List.of(), null, null);
    this.document = document;
    this.whole = whole;
  }

  /**
   * Returns where both sides changed one thing.
   *
   * @return the places; empty if all could be merged
   */
  public List<MergeConflict> conflicts() {
    return List.copyOf(contents.conflicts());
  }

  /**
   * Tells whether a person may settle the conflicts as they like.
   *
   * @return false if the merged settings would expose a value, see {@link
   *     MergeConflict.Kind#EXPOSED}: then one side must be taken as a whole
   */
  public boolean isEditable() {
    return contents.theirScope() == null;
  }

  /**
   * Returns the merged content.
   *
   * @param side whose changes count in conflicts
   * @return the content in clear
   */
  public DecryptedDocument content(MergeSide side) {
    return side == MergeSide.OURS ? contents.ours() : contents.theirs();
  }

  /**
   * Encrypts the merged content.
   *
   * @param side whose changes count in conflicts
   * @return the encrypted document
   * @throws SopsException if a value cannot be encrypted
   */
  public EncryptedDocument document(MergeSide side) {
    if (document != null) {
      return document;
    }
    SopsMetadata scope = side == MergeSide.OURS ? contents.ourScope() : contents.theirScope();
    OpenedDocument opened = scope == null ? target : target.withMetadata(scopeOf(scope));
    return opened.withRaisedVersion().encrypt(content(side));
  }

  private SopsMetadata scopeOf(SopsMetadata other) {
    SopsMetadata merged = target.metadata();
    return new SopsMetadata(
        merged.groups(),
        merged.shamirThreshold(),
        merged.lastModified(),
        merged.mac(),
        other.macOnlyEncrypted(),
        other.scope(),
        merged.version());
  }

  /**
   * Tells which side the merged document is, byte for byte, as only that side changed anything.
   *
   * @return the side; empty if both had to be put together
   */
  public Optional<MergeSide> wholeSide() {
    return Optional.ofNullable(whole);
  }

  /**
   * Returns the merged document open to be changed, so that content in which a person settled the
   * conflicts can be encrypted.
   *
   * @return the document, whose content is as ours has it; closing either destroys the data key
   * @throws SopsException with {@link ErrorCode#CONFLICTING_SETTINGS} if it is not {@linkplain
   *     #isEditable editable}
   */
  public OpenedDocument opened() {
    requireEditable();
    return target;
  }

  private void requireEditable() {
    if (!isEditable()) {
      throw new SopsException(
          ErrorCode.CONFLICTING_SETTINGS,
          "the two sides do not agree on which values are encrypted, so one of them must be taken"
              + " as a whole");
    }
  }

  /**
   * Writes the merged content in clear, with both sides of each conflict between lines that mark
   * them, for a person to edit.
   *
   * @param indent the {@code indent} option
   * @return the text, which is secret
   * @throws SopsException with {@link ErrorCode#CONFLICTING_SETTINGS} if it is not {@linkplain
   *     #isEditable editable}
   * @throws org.sops4j.error.NotWritableException if the format cannot hold the tree
   */
  public byte[] toBytesWithMarkers(int indent) {
    requireEditable();
    return markers(indent).mark();
  }

  /**
   * Tells whether a person left some of those lines in the text.
   *
   * @param text the text
   * @param indent the {@code indent} option
   * @return true if there is one that is not part of the content
   */
  public boolean hasMarkers(byte[] text, int indent) {
    return markers(indent).areIn(text);
  }

  private LineMarkers markers(int indent) {
    Format format = target.format();
    return new LineMarkers(
        contents.ours().toBytes(format, indent), contents.theirs().toBytes(format, indent));
  }

  /** Destroys the data key. */
  @Override
  public void close() {
    target.close();
  }

  @Override
  public String toString() {
    return "MergeResult[" + contents.conflicts().size() + " conflicts]";
  }
}
