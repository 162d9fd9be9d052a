package org.sops4j.internal.engine;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Consumer;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.error.ValueException;
import org.sops4j.internal.cipher.CiphertextStash;
import org.sops4j.internal.cipher.MalformedValueException;
import org.sops4j.internal.cipher.ValueCipher;
import org.sops4j.internal.cipher.ValueText;
import org.sops4j.internal.walk.MacScope;
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
  private static final String DECRYPTING_MAC = "Cannot decrypt MAC: ";

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
    DataKey dataKey = recover(tree.metadata());
    try {
      return walk(tree, new ValueCipher(dataKey, random()), verifyMac).documents();
    } catch (MalformedValueException e) {
      throw unusable(e);
    } finally {
      dataKey.destroy();
    }
  }

  /**
   * Decrypts documents and remembers what encrypting them again needs.
   *
   * @param tree the encrypted documents
   * @param verifyMac whether a MAC that is missing, wrong or unreadable is an error
   * @return the documents in clear; the caller destroys the data key
   */
  public OpenedTree open(EncryptedTree tree, boolean verifyMac) {
    DataKey dataKey = recover(tree.metadata());
    boolean opened = false;
    try {
      CiphertextStash stash = new CiphertextStash();
      WalkedTree clear = walk(tree, ValueCipher.recording(dataKey, random(), stash), verifyMac);
      opened = true;
      return new OpenedTree(dataKey, tree.metadata(), clear, stash);
    } catch (MalformedValueException e) {
      throw unusable(e);
    } finally {
      if (!opened) {
        dataKey.destroy();
      }
    }
  }

  /**
   * Recovers the data key of a file.
   *
   * @param metadata the metadata of the file
   * @return the data key, to be destroyed by the caller
   */
  public DataKey recover(SopsMetadata metadata) {
    return new DataKeyResolver(sources, order).resolve(metadata);
  }

  private SecureRandom random() {
    return sources.context().random();
  }

  private WalkedTree walk(EncryptedTree tree, ValueCipher cipher, boolean verifyMac) {
    sources.report(Progress.Step.DECRYPTING, null);
    SopsMetadata metadata = tree.metadata();
    WalkedTree walked =
        TreeDecryptor.decrypt(tree.documents(), cipher, MacScope.of(metadata), plaintextComments);
    if (verifyMac) {
      verify(metadata, cipher, walked.mac());
    }
    return walked;
  }

  /** The data key does not have the length of an AES key. */
  private static ValueException unusable(MalformedValueException e) {
    return new ValueException(
        ErrorCode.VALUE_NOT_DECRYPTED,
        "Error walking tree: Could not decrypt value: " + e.getMessage(),
        KeyPath.of());
  }

  private static void verify(SopsMetadata metadata, ValueCipher cipher, String computed) {
    String recorded;
    try {
      recorded =
          Utf8.decode(ValueText.bytes(cipher.decrypt(metadata.mac(), metadata.lastModified())));
    } catch (MalformedValueException e) {
      throw new SopsException(ErrorCode.MAC_NOT_DECRYPTED, DECRYPTING_MAC + e.getMessage())
          .summarize(DECRYPTING_MAC + e.summary());
    }
    if (!MessageDigest.isEqual(Utf8.encode(recorded), Utf8.encode(computed))) {
      throw new SopsException(
              ErrorCode.MAC_MISMATCH,
              "MAC mismatch. File has "
                  + (recorded.isEmpty() ? "no MAC" : recorded)
                  + ", computed "
                  + computed)
          .summarize("MAC mismatch: the values are not those that were encrypted");
    }
  }
}
