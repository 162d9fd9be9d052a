package org.sops4j;

import java.util.List;
import org.sops4j.internal.engine.DeepStack;
import org.sops4j.internal.engine.FormatCodecs;
import org.sops4j.internal.metadata.MetadataPlacement;
import org.sops4j.internal.metadata.MetadataReader;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Format;

/**
 * A document in clear with its metadata, as a person left both in an editor. Entries of master keys
 * that were added hold no data key yet.
 *
 * @param content the document in clear
 * @param metadata the metadata as it stands in the text
 * @see OpenedDocument#withEdited
 */
public record EditedDocument(DecryptedDocument content, SopsMetadata metadata) {
  /**
   * Reads what {@link OpenedDocument#toBytesWithMetadata} has shown, after the edit.
   *
   * @param input the whole file
   * @param format its format
   * @return the content and the metadata
   * @throws org.sops4j.error.MalformedDocumentException if it is not of that format
   * @throws org.sops4j.error.SopsException if the metadata is missing or impossible
   */
  public static EditedDocument parse(byte[] input, Format format) {
    List<Branch> whole = DeepStack.call(() -> FormatCodecs.of(format).readEncrypted(input));
    MetadataPlacement.Detached parts = new MetadataPlacement(format).detach(whole);
    return new EditedDocument(
        new DecryptedDocument(format, parts.documents()),
        MetadataReader.readEdited(parts.metadata()));
  }
}
