package org.sops4j.cli.command;

import org.jspecify.annotations.Nullable;
import org.sops4j.DocumentMerge;
import org.sops4j.EncryptedDocument;
import org.sops4j.MergeResult;
import org.sops4j.MergeSide;
import org.sops4j.Sops;
import org.sops4j.cli.Failure;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.tree.Format;

/**
 * The versions of one file that are to be merged.
 *
 * @param format their format
 * @param base the version in common; null if there is none
 * @param ours our version
 * @param theirs their version
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record FileVersions(Format format, byte @Nullable [] base, byte[] ours, byte[] theirs) {
  /** Whether any side is encrypted, so that text must not be merged. */
  boolean areEncrypted(Session session) {
    Sops sops = Engine.builder(session).withoutLocalKeys().build();
    return isEncrypted(ours, format, sops) || isEncrypted(theirs, format, sops);
  }

  /** Whether bytes are those of an encrypted file, as far as that shows without a key. */
  static boolean isEncrypted(byte[] content, Format format, Sops sops) {
    try {
      sops.read(content, format);
      return true;
    } catch (SopsException e) {
      return false;
    }
  }

  MergeResult merge(Engine engine) {
    DocumentMerge merge = DocumentMerge.with(engine.sops());
    EncryptedDocument one = read(ours, "our version", engine);
    EncryptedDocument other = read(theirs, "their version", engine);
    return base == null
        ? merge.mergeUnrelated(one, other)
        : merge.merge(read(base, "the version in common", engine), one, other);
  }

  /** The merged file; what only one side changed is as that side has it, byte for byte. */
  byte[] result(MergeResult merged, MergeSide preferred, Engine engine) {
    MergeSide whole = merged.wholeSide().orElse(null);
    if (whole != null) {
      return whole == MergeSide.OURS ? ours : theirs;
    }
    return merged.document(preferred).toBytes(engine.indent(format));
  }

  private EncryptedDocument read(byte[] content, String which, Engine engine) {
    try {
      return engine.sops().read(content, format);
    } catch (SopsException e) {
      boolean isPlain = e.code() == ErrorCode.NOT_ENCRYPTED;
      throw Failure.exit(
          MergeReport.NOT_MERGED, which + (isPlain ? " is not encrypted" : ": " + e.reason()));
    }
  }
}
