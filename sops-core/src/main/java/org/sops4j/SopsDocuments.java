package org.sops4j;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.internal.engine.Decryptor;
import org.sops4j.internal.engine.DeepStack;
import org.sops4j.internal.engine.EncryptedTree;
import org.sops4j.internal.engine.Encryptor;
import org.sops4j.internal.engine.FormatCodecs;
import org.sops4j.internal.engine.KeySources;
import org.sops4j.internal.engine.KeyUpdater;
import org.sops4j.internal.engine.OpenedTree;
import org.sops4j.internal.engine.SemanticVersion;
import org.sops4j.internal.metadata.MetadataPlacement;
import org.sops4j.internal.metadata.MetadataReader;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Format;

/** What {@link Sops} does with documents in memory. */
// What decrypting a file goes through has inner classes instead of lambdas, here and elsewhere: the
// first lambda of a process takes 5 ms.
abstract class SopsDocuments {
  private static final String PLAINTEXT_COMMENT =
      "Found possibly unencrypted comment in file. This is to be expected if the file being"
          + " decrypted was created with an older version of SOPS.";

  final World world;

  SopsDocuments(World world) {
    this.world = world;
  }

  private KeySources sources() {
    return world.sources();
  }

  private Encryptor encryptor() {
    return new Encryptor(world.sources(), world.clock());
  }

  /**
   * Decrypts a document and verifies its MAC.
   *
   * @param document the encrypted document
   * @return the document in clear
   * @throws SopsException if it cannot be decrypted
   */
  public DecryptedDocument decrypt(EncryptedDocument document) {
    return decrypt(document, true);
  }

  /**
   * Decrypts a document whatever its MAC says. Values may have been removed, added or moved.
   *
   * @param document the encrypted document
   * @return the document in clear
   * @throws SopsException if it cannot be decrypted
   */
  public DecryptedDocument decryptWithoutVerifyingMac(EncryptedDocument document) {
    return decrypt(document, false);
  }

  private DecryptedDocument decrypt(EncryptedDocument document, boolean verifyMac) {
    Decryptor decryptor = decryptor();
    List<Branch> branches =
        DeepStack.call(
            new Supplier<>() {
              @Override
              public List<Branch> get() {
                return decryptor.decrypt(document.tree(), verifyMac);
              }
            });
    return new DecryptedDocument(document.format(), branches);
  }

  private Decryptor decryptor() {
    return new Decryptor(
        sources(),
        world.order(),
        new Consumer<>() {
          @Override
          public void accept(String comment) {
            world.warnings().accept(new Warning(PLAINTEXT_COMMENT, Map.of("comment", comment)));
          }
        });
  }

  /**
   * Opens a document to be changed, and verifies its MAC.
   *
   * @param document the encrypted document
   * @return the document with its data key; to be closed
   * @throws SopsException if it cannot be decrypted
   */
  public OpenedDocument open(EncryptedDocument document) {
    return open(document, true);
  }

  /**
   * Opens a document to be changed whatever its MAC says. Encrypted again, it has a MAC that fits,
   * although values may have been removed, added or moved.
   *
   * @param document the encrypted document
   * @return the document with its data key; to be closed
   * @throws SopsException if it cannot be decrypted
   */
  public OpenedDocument openWithoutVerifyingMac(EncryptedDocument document) {
    return open(document, false);
  }

  private OpenedDocument open(EncryptedDocument document, boolean verifyMac) {
    Decryptor decryptor = decryptor();
    OpenedTree opened = DeepStack.call(() -> decryptor.open(document.tree(), verifyMac));
    Format format = document.format();
    DecryptedDocument content = new DecryptedDocument(format, opened.clear().documents());
    return new OpenedDocument(encryptor(), format, content, opened);
  }

  /**
   * Makes a document without content whose data key is wrapped already, so that a master key that
   * cannot be used shows before there is anything to lose.
   *
   * @param settings to whom and what to encrypt
   * @param format the format of the document
   * @return the document with its data key; to be closed
   * @throws SopsException if a master key cannot be used
   */
  public OpenedDocument create(EncryptionSettings settings, Format format) {
    Encryptor encryptor = encryptor();
    DecryptedDocument nothing = new DecryptedDocument(format, List.of());
    return new OpenedDocument(encryptor, format, nothing, encryptor.create(plan(settings)));
  }

  /**
   * Encrypts a document anew: with a new data key, and perhaps to other master keys. The version
   * that it records stays. Whoever wants another format, or must do without the MAC, does the same
   * with {@link OpenedDocument#withNewDataKey}.
   *
   * @param document the encrypted document
   * @param settings which master keys change
   * @return the document under a new data key
   * @throws SopsException if it cannot be decrypted, its MAC is wrong, or a master key cannot be
   *     used
   */
  public EncryptedDocument rotate(EncryptedDocument document, RotationSettings settings) {
    try (OpenedDocument opened = open(document);
        OpenedDocument renewed = opened.withNewDataKey(settings)) {
      return renewed.encrypt(opened.content());
    }
  }

  /**
   * Returns the master keys of a document, to change them under the same data key.
   *
   * @param document the encrypted document
   * @return its keys
   */
  public MasterKeys masterKeys(EncryptedDocument document) {
    return new MasterKeys(document, new KeyUpdater(sources(), world.order(), world.clock()));
  }

  /**
   * Reads an encrypted file. Needs no key.
   *
   * @param input the whole file
   * @param format its format
   * @return the encrypted document
   * @throws SopsException if it is malformed or has no metadata
   */
  public EncryptedDocument read(byte[] input, Format format) {
    List<Branch> whole =
        DeepStack.call(
            new Supplier<>() {
              @Override
              public List<Branch> get() {
                return FormatCodecs.of(format).readEncrypted(input);
              }
            });
    MetadataPlacement.Detached parts = new MetadataPlacement(format).detach(whole);
    return new EncryptedDocument(
        format,
        new EncryptedTree(parts.documents(), MetadataReader.read(parts.metadata())),
        parts.metadata());
  }

  /**
   * Checks the version that a file records, as SOPS does before it decrypts on the command line.
   *
   * @param document the encrypted document
   * @throws SopsException if it is no semantic version
   */
  public void checkVersion(EncryptedDocument document) {
    String complaint = SemanticVersion.complaint(document.metadata().version());
    if (complaint != null) {
      throw new SopsException(ErrorCode.INVALID_VERSION, complaint);
    }
  }

  /**
   * Reads a file to be encrypted.
   *
   * @param input the whole file
   * @param format its format
   * @return the document in clear
   * @throws org.sops4j.error.MalformedDocumentException if it is not of that format
   */
  public DecryptedDocument parse(byte[] input, Format format) {
    return new DecryptedDocument(format, DeepStack.call(() -> FormatCodecs.of(format).read(input)));
  }

  /**
   * Encrypts a document with a new data key.
   *
   * @param document the document in clear
   * @param settings to whom and what
   * @param output the format that will be written, which decides what is reserved
   * @return the encrypted document
   * @throws SopsException if it cannot be encrypted
   */
  public EncryptedDocument encrypt(
      DecryptedDocument document, EncryptionSettings settings, Format output) {
    Encryptor.Settings plan = plan(settings);
    Encryptor encryptor = encryptor();
    MetadataPlacement placement = new MetadataPlacement(output);
    return new EncryptedDocument(
        output, DeepStack.call(() -> encryptor.encrypt(document.branches(), plan, placement)));
  }

  private static Encryptor.Settings plan(EncryptionSettings settings) {
    return new Encryptor.Settings(
        settings.groups(),
        settings.shamirThreshold(),
        settings.scope(),
        settings.macOnlyEncrypted());
  }
}
