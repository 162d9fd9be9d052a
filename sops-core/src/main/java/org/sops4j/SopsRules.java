package org.sops4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.sops4j.config.DestinationRule;
import org.sops4j.config.RuleSettings;
import org.sops4j.config.SopsConfig;
import org.sops4j.config.StoreOptions;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.internal.config.ConfigFinder;
import org.sops4j.internal.config.ConfigReader;
import org.sops4j.internal.config.DestinationResolver;
import org.sops4j.internal.config.RuleResolver;
import org.sops4j.internal.text.OsError;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;
import org.sops4j.spi.IdentityGenerator;
import org.sops4j.tree.Format;

/** What {@link Sops} knows of the configuration file and of the names of keys. */
abstract class SopsRules extends SopsDocuments {
  SopsRules(World world) {
    super(world);
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
    return text.isEmpty() ? List.of() : world.sources().parse(type, text);
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
    return world.sources().parseOne(type, text);
  }

  /**
   * Returns what makes private keys of a type.
   *
   * @param type the type
   * @return the generator
   * @throws SopsException if there is no key source of this type, or it cannot make any
   */
  public IdentityGenerator identityGenerator(KeyType type) {
    return world.sources().identityGenerator(type);
  }

  /**
   * Looks for {@code .sops.yaml} in the working directory and those above it, unless {@link
   * SopsBuilder#configFile} names one.
   *
   * @return the file, relative to the working directory, or empty
   */
  public Optional<Path> findConfig() {
    if (world.configFile() != null) {
      return Optional.of(world.configFile());
    }
    Optional<String> found =
        ConfigFinder.find(
            world.sources().context().workingDirectory(),
            new Consumer<>() {
              @Override
              public void accept(String text) {
                world.warnings().accept(new Warning(text, Map.of()));
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
    try {
      return ConfigReader.read(content, file).at(resolve(file));
    } catch (SopsException e) {
      throw e.locate(file.toString(), 0);
    }
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
    return RuleResolver.resolve(config, file, world.sources()::parse);
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
    return DestinationResolver.resolve(config, path, world.sources()::parse);
  }

  /** How files are indented: as the configuration says, if there is one. */
  StoreOptions stores() {
    Optional<Path> file = findConfig();
    return file.isEmpty() ? StoreOptions.DEFAULT : loadConfig(file.get()).stores();
  }

  /** What the creation rule for a file says. */
  EncryptionSettings settingsFor(Path file, Format format) {
    SopsConfig config = loadConfig(findConfig().orElseThrow(SopsRules::noKeys));
    RuleSettings rule = creationRule(config, resolve(file)).orElseThrow(SopsRules::noKeys);
    return EncryptionSettings.of(rule, format);
  }

  Path resolve(Path file) {
    return world.sources().context().workingDirectory().resolve(file);
  }

  static SopsException noKeys() {
    return new SopsException(
        ErrorCode.NO_KEYS,
        "config file not found, or has no creation rules, and no keys provided through command"
            + " line options");
  }
}
