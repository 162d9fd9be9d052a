package org.sops4j.internal.engine;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.internal.cipher.CiphertextStash;
import org.sops4j.internal.cipher.MalformedValueException;
import org.sops4j.internal.cipher.ValueCipher;
import org.sops4j.internal.metadata.MetadataPlacement;
import org.sops4j.internal.walk.LiftedComments;
import org.sops4j.internal.walk.MacScope;
import org.sops4j.internal.walk.TreeEncryptor;
import org.sops4j.internal.walk.WalkedTree;
import org.sops4j.key.DataKey;
import org.sops4j.key.Progress;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.KeyGroup;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.Utf8;

/**
 * Encrypts documents, with a new data key or with that of a file that is changed (cli.md section
 * 1.8, format.md sections 2.8, 3 and 7).
 */
public final class Encryptor {
  /** The version of SOPS whose files these are. */
  public static final String VERSION = "3.13.2";

  /** The time of a document that has not been encrypted yet. */
  private static final String NEVER = "0001-01-01T00:00:00Z";

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
   * Encrypts documents with a new data key.
   *
   * @param documents the branches in clear
   * @param settings what to encrypt to whom
   * @param placement the format that will be written, which decides what is reserved
   * @return the encrypted documents
   */
  public EncryptedTree encrypt(
      List<Branch> documents, Settings settings, MetadataPlacement placement) {
    check(documents, placement);
    OpenedTree opened = create(settings);
    try {
      return encrypt(opened, documents);
    } finally {
      opened.dataKey().destroy();
    }
  }

  /**
   * Refuses documents that cannot become an encrypted file.
   *
   * @param documents the branches in clear
   * @param placement the format that will be written, which decides what is reserved
   */
  public static void check(List<Branch> documents, MetadataPlacement placement) {
    if (documents.isEmpty()) {
      throw new SopsException(
          ErrorCode.NO_DOCUMENT,
          "File cannot be completely empty, it must contain at least one document");
    }
    if (placement.reservedKey(documents.get(0)) != null) {
      throw new SopsException(ErrorCode.ALREADY_ENCRYPTED, AlreadyEncrypted.TEXT);
    }
  }

  /**
   * Makes a data key and wraps it, for documents to come.
   *
   * @param settings what to encrypt to whom
   * @return no documents under that key; the caller destroys it
   */
  public OpenedTree create(Settings settings) {
    SopsMetadata metadata =
        new SopsMetadata(
            DataKeyWrapper.groups(settings.groups(), clock.instant()),
            settings.threshold(),
            NEVER,
            "",
            settings.macOnlyEncrypted(),
            settings.scope(),
            VERSION);
    return withNewDataKey(metadata, new WalkedTree(List.of(), "", Set.of()));
  }

  /**
   * Gives documents a new data key.
   *
   * @param opened the documents under the old one, which stays as it is
   * @param metadata their metadata, with an entry for each master key that gets the new one
   * @return the documents under the new key; the caller destroys it
   */
  public OpenedTree renew(OpenedTree opened, SopsMetadata metadata) {
    List<KeyGroup> dated = DataKeyWrapper.dated(metadata.groups(), clock.instant());
    return withNewDataKey(metadata.withGroups(dated, metadata.shamirThreshold()), opened.clear());
  }

  private OpenedTree withNewDataKey(SopsMetadata metadata, WalkedTree clear) {
    DataKey dataKey = newDataKey();
    try {
      SopsMetadata wrapped = new DataKeyWrapper(sources).wrap(dataKey, metadata);
      return new OpenedTree(dataKey, wrapped, clear, new CiphertextStash(), null);
    } catch (RuntimeException e) {
      dataKey.destroy();
      throw e;
    }
  }

  /** A group of keys that are new to a file. */
  KeyGroup entries(List<KeyRef> keys) {
    return DataKeyWrapper.group(keys, clock.instant());
  }

  /**
   * Wraps a data key for other master keys.
   *
   * @param dataKey the data key
   * @param metadata the metadata to change
   * @param groups the master keys by group
   * @param threshold how many groups are needed; 0 for all
   * @return the metadata with the new groups
   */
  public SopsMetadata wrap(
      DataKey dataKey, SopsMetadata metadata, List<List<KeyRef>> groups, int threshold) {
    List<KeyGroup> entries = DataKeyWrapper.groups(groups, clock.instant());
    return new DataKeyWrapper(sources).wrap(dataKey, metadata.withGroups(entries, threshold));
  }

  /**
   * Encrypts documents with a data key that is there. Values that were decrypted with it keep their
   * text.
   *
   * @param opened the data key and what is known under it
   * @param documents the branches in clear
   * @return the encrypted documents
   */
  public EncryptedTree encrypt(OpenedTree opened, List<Branch> documents) {
    ValueCipher cipher = reusing(opened);
    return seal(opened, encrypt(opened, documents, opened.clear().lifted(), cipher), cipher);
  }

  /**
   * Encrypts documents onto a file that is there: what comes out as it was keeps MAC and time, too,
   * and comments that decrypting put on lines of their own go back.
   *
   * @param opened the file, whose MAC was verified
   * @param documents the branches in clear
   * @return the encrypted documents
   */
  public EncryptedTree encryptChanges(OpenedTree opened, List<Branch> documents) {
    ValueCipher cipher = reusing(opened);
    Set<Comment> lifted = LiftedComments.of(opened.clear()).in(documents);
    WalkedTree walked = encrypt(opened, documents, lifted, cipher);
    EncryptedTree original = opened.original();
    boolean isSame =
        original != null
            && walked.documents().equals(original.documents())
            && walked.mac().equals(opened.clear().mac());
    return isSame
        ? new EncryptedTree(walked.documents(), opened.metadata())
        : seal(opened, walked, cipher);
  }

  private ValueCipher reusing(OpenedTree opened) {
    try {
      return ValueCipher.reusing(
          opened.dataKey(), sources.context().random(), opened.stash().reader());
    } catch (MalformedValueException e) {
      throw new IllegalStateException("the data key has the length of an AES key", e);
    }
  }

  private WalkedTree encrypt(
      OpenedTree opened, List<Branch> documents, Set<Comment> lifted, ValueCipher cipher) {
    sources.report(Progress.Step.ENCRYPTING, null);
    return TreeEncryptor.encrypt(documents, cipher, MacScope.of(opened.metadata()), lifted);
  }

  private EncryptedTree seal(OpenedTree opened, WalkedTree walked, ValueCipher cipher) {
    String now = DataKeyWrapper.time(clock.instant());
    String mac = cipher.encrypt(Utf8.encode(walked.mac()), "str", now).text();
    return new EncryptedTree(walked.documents(), opened.metadata().withMac(mac, now));
  }

  private DataKey newDataKey() {
    byte[] bytes = new byte[DataKey.LENGTH];
    sources.context().random().nextBytes(bytes);
    DataKey key = DataKey.copyOf(bytes);
    Arrays.fill(bytes, (byte) 0);
    return key;
  }
}
