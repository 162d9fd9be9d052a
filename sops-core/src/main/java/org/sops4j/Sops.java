package org.sops4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.sops4j.config.DestinationRule;
import org.sops4j.config.RuleSettings;
import org.sops4j.config.SopsConfig;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.internal.config.ConfigFinder;
import org.sops4j.internal.config.ConfigReader;
import org.sops4j.internal.config.DestinationResolver;
import org.sops4j.internal.config.RuleResolver;
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
import org.sops4j.internal.text.OsError;
import org.sops4j.key.DecryptionOrder;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;
import org.sops4j.spi.IdentityGenerator;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Format;

/**
 * The way in: decrypts and encrypts the files of SOPS.
 *
 * <pre>{@code
 * DecryptedDocument secrets = Sops.create().decrypt(Path.of("secrets.enc.yaml"));
 * }</pre>
 *
 * <p>Instances are immutable and safe for many threads. Failures are {@link SopsException}s, or
 * {@link IOException}s where files are read.
 */
// What decrypting a file goes through has inner classes instead of lambdas, here and elsewhere: the
// first lambda of a process takes 5 ms.
public final class Sops {
  private static final String PLAINTEXT_COMMENT =
      "Found possibly unencrypted comment in file. This is to be expected if the file being"
          + " decrypted was created with an older version of SOPS.";

  private final KeySources sources;
  private final Clock clock;
  private final DecryptionOrder order;
  private final Consumer<Warning> warnings;

  Sops(KeySources sources, Clock clock, DecryptionOrder order, Consumer<Warning> warnings) {
    this.sources = sources;
    this.clock = clock;
    this.order = order;
    this.warnings = warnings;
  }

  /**
   * Makes an instance with the environment of the process and every key source on the path.
   *
   * @return the instance
   */
  public static Sops create() {
    return builder().build();
  }

  /**
   * Starts an instance with settings of its own.
   *
   * @return a builder
   */
  public static SopsBuilder builder() {
    return new SopsBuilder();
  }

  /**
   * Decrypts a file, whose name tells the format, and verifies its MAC.
   *
   * @param file the encrypted file
   * @return the document in clear
   * @throws IOException if the file cannot be read
   * @throws SopsException if it cannot be decrypted
   */
  public DecryptedDocument decrypt(Path file) throws IOException {
    return decrypt(Files.readAllBytes(resolve(file)), Format.ofPath(file.toString()));
  }

  /**
   * Decrypts bytes and verifies their MAC.
   *
   * @param input the whole encrypted file
   * @param format its format
   * @return the document in clear
   * @throws SopsException if it cannot be decrypted
   */
  public DecryptedDocument decrypt(byte[] input, Format format) {
    return decrypt(read(input, format));
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
        sources,
        order,
        new Consumer<>() {
          @Override
          public void accept(String comment) {
            warnings.accept(new Warning(PLAINTEXT_COMMENT, Map.of("comment", comment)));
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
    return new OpenedDocument(new Encryptor(sources, clock), format, content, opened);
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
    Encryptor encryptor = new Encryptor(sources, clock);
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
    return new MasterKeys(document, new KeyUpdater(sources, order, clock));
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
   * Encrypts a file by the creation rule that fits its path, with a new data key.
   *
   * @param file the file in clear; its name tells the format
   * @return the encrypted document, in the same format
   * @throws IOException if the file cannot be read
   * @throws SopsException if there is no rule for it, or it cannot be encrypted
   */
  public EncryptedDocument encrypt(Path file) throws IOException {
    Path absolute = resolve(file);
    Format format = Format.ofPath(file.toString());
    EncryptionSettings settings = settingsFor(absolute, format);
    return encrypt(parse(Files.readAllBytes(absolute), format), settings, format);
  }

  private EncryptionSettings settingsFor(Path file, Format format) {
    SopsConfig config = loadConfig(findConfig().orElseThrow(Sops::noKeys));
    RuleSettings rule = creationRule(config, file).orElseThrow(Sops::noKeys);
    return EncryptionSettings.of(rule, format);
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
    Encryptor encryptor = new Encryptor(sources, clock);
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

  /**
   * Reads the names of master keys as given on a command line.
   *
   * @param type the type of all of them
   * @param text names separated by commas
   * @return the names in order
   * @throws org.sops4j.error.InvalidRecipientException if one cannot be understood
   */
  public List<KeyRef> parseRecipients(KeyType type, String text) {
    return text.isEmpty() ? List.of() : sources.parse(type, text);
  }

  /**
   * Reads the name of one master key, which is not split at commas but for age.
   *
   * @param type the type
   * @param text the name
   * @return the key; for age the recipients in order
   * @throws org.sops4j.error.InvalidRecipientException if it cannot be understood
   */
  public List<KeyRef> parseRecipient(KeyType type, String text) {
    return sources.parseOne(type, text);
  }

  /**
   * Returns what makes private keys of a type.
   *
   * @param type the type
   * @return the generator
   * @throws SopsException if there is no key source of this type, or it cannot make any
   */
  public IdentityGenerator identityGenerator(KeyType type) {
    return sources.identityGenerator(type);
  }

  /**
   * Looks for {@code .sops.yaml} in the working directory and those above it.
   *
   * @return the file, relative to the working directory, or empty
   */
  public Optional<Path> findConfig() {
    Optional<String> found =
        ConfigFinder.find(
            sources.context().workingDirectory(),
            new Consumer<>() {
              @Override
              public void accept(String text) {
                warnings.accept(new Warning(text, Map.of()));
              }
            });
    return found.isEmpty() ? Optional.empty() : Optional.of(Path.of(found.get()));
  }

  /**
   * Reads a configuration file.
   *
   * @param file the file; relative to the working directory
   * @return its content
   * @throws SopsException if it cannot be read or understood
   */
  public SopsConfig loadConfig(Path file) {
    byte[] content;
    try {
      content = Files.readAllBytes(resolve(file));
    } catch (IOException e) {
      throw new SopsException(
          ErrorCode.INVALID_CONFIG,
          "could not read config file: " + OsError.reading(file.toString(), e),
          List.of(),
          e);
    }
    return ConfigReader.read(content, file).at(resolve(file));
  }

  /**
   * Finds the creation rule for a file.
   *
   * @param config the configuration
   * @param file the file, absolute
   * @return the settings, or empty if the configuration has no creation rules at all
   * @throws SopsException if no rule fits, or the one that does is not sound
   */
  public Optional<RuleSettings> creationRule(SopsConfig config, Path file) {
    return RuleResolver.resolve(config, file, sources::parse);
  }

  /**
   * Finds the rule by which a file is published.
   *
   * @param config the configuration
   * @param path the path as it was typed, which is what rules see
   * @return the rule, which names exactly one target
   * @throws SopsException if no rule fits, or the one that does is not sound
   */
  public DestinationRule destinationRule(SopsConfig config, String path) {
    return DestinationResolver.resolve(config, path, sources::parse);
  }

  private Path resolve(Path file) {
    return sources.context().workingDirectory().resolve(file);
  }

  private static SopsException noKeys() {
    return new SopsException(
        ErrorCode.NO_KEYS,
        "config file not found, or has no creation rules, and no keys provided through command"
            + " line options");
  }
}
