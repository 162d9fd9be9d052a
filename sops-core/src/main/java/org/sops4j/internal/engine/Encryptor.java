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
    // With several groups, no threshold means all of them, and the file says so.
    boolean needsAll = settings.groups().size() > 1 && settings.threshold() == 0;
    int threshold = needsAll ? settings.groups().size() : settings.threshold();
    DataKey dataKey = newDataKey();
    try {
      List<KeyGroup> groups =
          new DataKeyWrapper(sources, clock.instant()).wrap(dataKey, settings.groups(), threshold);
      sources.report(Progress.Step.ENCRYPTING, null);
      ValueCipher cipher = new ValueCipher(dataKey, sources.context().random());
      WalkedTree walked =
          TreeEncryptor.encrypt(documents, cipher, settings.scope(), settings.macOnlyEncrypted());
      String now = DataKeyWrapper.time(clock.instant());
      String mac = cipher.encrypt(Utf8.encode(walked.mac()), "str", now).text();
      return new EncryptedTree(
          walked.documents(),
          new SopsMetadata(
              groups, threshold, now, mac, settings.macOnlyEncrypted(), settings.scope(), VERSION));
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
