package org.sops4j.internal.engine;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.internal.cipher.MalformedValueException;
import org.sops4j.internal.cipher.ValueCipher;
import org.sops4j.internal.metadata.MetadataPlacement;
import org.sops4j.internal.walk.TreeEncryptor;
import org.sops4j.internal.walk.WalkedTree;
import org.sops4j.key.DataKey;
import org.sops4j.key.Progress;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.KeyGroup;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Utf8;

/** Encrypts documents with a new data key (cli.md section 1.8, format.md sections 3 and 7). */
public final class Encryptor {
  /** The version of SOPS whose files these are. */
  public static final String VERSION = "3.13.2";

  private final KeySources sources;
  private final Clock clock;

  /**
   * Makes an encryptor.
   *
   * @param sources the key sources
   * @param clock the time that is recorded
   */
  public Encryptor(KeySources sources, Clock clock) {
    this.sources = sources;
    this.clock = clock;
  }

  /**
   * What to encrypt to whom.
   *
   * @param groups the master keys by group
   * @param threshold how many groups are needed; 0 for all
   * @param scope which values are encrypted
   * @param macOnlyEncrypted whether the MAC covers encrypted values only
   */
  public record Settings(
      List<List<KeyRef>> groups, int threshold, EncryptionScope scope, boolean macOnlyEncrypted) {}

  /**
   * Encrypts documents.
   *
   * @param documents the branches in clear
   * @param settings what to encrypt to whom
   * @param placement the format that will be written, which decides what is reserved
   * @return the encrypted documents
   */
  public EncryptedTree encrypt(
      List<Branch> documents, Settings settings, MetadataPlacement placement) {
    if (documents.isEmpty()) {
      throw new SopsException(
          ErrorCode.NO_DOCUMENT,
          "File cannot be completely empty, it must contain at least one document");
    }
    if (placement.reservedKey(documents.get(0)) != null) {
      throw new SopsException(ErrorCode.ALREADY_ENCRYPTED, AlreadyEncrypted.TEXT);
    }
    List<KeyGroup> groups = DataKeyWrapper.groups(settings.groups(), clock.instant());
    SopsMetadata metadata =
        new SopsMetadata(
            groups,
            settings.threshold(),
            "",
            "",
            settings.macOnlyEncrypted(),
            settings.scope(),
            VERSION);
    return encrypt(documents, metadata);
  }

  /**
   * Encrypts documents with a new data key.
   *
   * @param documents the branches in clear
   * @param metadata all but the ciphertexts and the MAC, which are made anew
   * @return the encrypted documents
   */
  EncryptedTree encrypt(List<Branch> documents, SopsMetadata metadata) {
    DataKey dataKey = newDataKey();
    try {
      SopsMetadata wrapped = new DataKeyWrapper(sources).wrap(dataKey, metadata);
      sources.report(Progress.Step.ENCRYPTING, null);
      ValueCipher cipher = new ValueCipher(dataKey, sources.context().random());
      WalkedTree walked =
          TreeEncryptor.encrypt(documents, cipher, metadata.scope(), metadata.macOnlyEncrypted());
      String now = DataKeyWrapper.time(clock.instant());
      String mac = cipher.encrypt(Utf8.encode(walked.mac()), "str", now).text();
      return new EncryptedTree(walked.documents(), wrapped.withMac(now, mac));
    } catch (MalformedValueException e) {
      throw new IllegalStateException("a new data key has the length of an AES key", e);
    } finally {
      dataKey.destroy();
    }
  }

  private DataKey newDataKey() {
    byte[] bytes = new byte[DataKey.LENGTH];
    sources.context().random().nextBytes(bytes);
    DataKey key = DataKey.copyOf(bytes);
    Arrays.fill(bytes, (byte) 0);
    return key;
  }
}
