package org.sops4j.internal.engine;

import java.security.MessageDigest;
import java.util.List;
import java.util.function.Consumer;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.error.ValueException;
import org.sops4j.internal.cipher.MalformedValueException;
import org.sops4j.internal.cipher.ValueCipher;
import org.sops4j.internal.cipher.ValueText;
import org.sops4j.internal.walk.TreeDecryptor;
import org.sops4j.internal.walk.WalkedTree;
import org.sops4j.key.DataKey;
import org.sops4j.key.DecryptionOrder;
import org.sops4j.key.Progress;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.tree.Branch;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.Utf8;

/** Decrypts documents and verifies their MAC (format.md sections 3.5 and 7.4). */
public final class Decryptor {
  private final KeySources sources;
  private final DecryptionOrder order;
  private final Consumer<String> plaintextComments;

  /**
   * Makes a decryptor.
   *
   * @param sources the key sources
   * @param order which types of keys are tried first
   * @param plaintextComments is told of comments that ought to be encrypted and are not
   */
  public Decryptor(KeySources sources, DecryptionOrder order, Consumer<String> plaintextComments) {
    this.sources = sources;
    this.order = order;
    this.plaintextComments = plaintextComments;
  }

  /**
   * Decrypts documents.
   *
   * @param tree the encrypted documents
   * @param verifyMac whether a MAC that is missing, wrong or unreadable is an error
   * @return the branches in clear
   */
  public List<Branch> decrypt(EncryptedTree tree, boolean verifyMac) {
    SopsMetadata metadata = tree.metadata();
    DataKey dataKey = new DataKeyResolver(sources, order).resolve(metadata);
    try {
      sources.report(Progress.Step.DECRYPTING, null);
      ValueCipher cipher = new ValueCipher(dataKey, sources.context().random());
      var scope = new TreeDecryptor.MacScope(metadata.scope(), metadata.macOnlyEncrypted());
      WalkedTree walked = TreeDecryptor.decrypt(tree.documents(), cipher, scope, plaintextComments);
      if (verifyMac) {
        verify(metadata, cipher, walked.mac());
      }
      return walked.documents();
    } catch (MalformedValueException e) {
      throw new ValueException(
          ErrorCode.VALUE_NOT_DECRYPTED,
          "Error walking tree: Could not decrypt value: " + e.getMessage(),
          KeyPath.of());
    } finally {
      dataKey.destroy();
    }
  }

  private static void verify(SopsMetadata metadata, ValueCipher cipher, String computed) {
    String recorded;
    try {
      recorded =
          Utf8.decode(ValueText.bytes(cipher.decrypt(metadata.mac(), metadata.lastModified())));
    } catch (MalformedValueException e) {
      throw new SopsException(ErrorCode.MAC_NOT_DECRYPTED, "Cannot decrypt MAC: " + e.getMessage());
    }
    if (!MessageDigest.isEqual(Utf8.encode(recorded), Utf8.encode(computed))) {
      throw new SopsException(
          ErrorCode.MAC_MISMATCH,
          "MAC mismatch. File has "
              + (recorded.isEmpty() ? "no MAC" : recorded)
              + ", computed "
              + computed);
    }
  }
}
