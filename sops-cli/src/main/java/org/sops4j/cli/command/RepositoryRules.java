package org.sops4j.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.EncryptionSettings;
import org.sops4j.cli.io.InputFile;
import org.sops4j.cli.people.RecipientNames;
import org.sops4j.config.SopsConfig;
import org.sops4j.config.StoreOptions;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.tree.Utf8;

/**
 * What the configuration says about each file of a repository: one for all, or else the nearest in
 * the folder of the file or above it, as if the command had been started there. Safe for many
 * threads.
 */
final class RepositoryRules {
  private static final String NAME = ".sops.yaml";

  private final @Nullable Path one;
  private final Engine engine;
  private final RecipientNames names = new RecipientNames();
  private final Map<Path, SopsConfig> configs = new LinkedHashMap<>();

  /**
   * Prepares reading.
   *
   * @param one the configuration for all files; null to look for the nearest of each
   */
  RepositoryRules(@Nullable Path one, Engine engine) {
    this.one = one;
    this.engine = engine;
  }

  /** The configuration for a file in a folder, or null if there is none. */
  synchronized @Nullable SopsConfig config(@Nullable Path folder) {
    Path path = one == null ? nearest(folder) : one;
    if (path == null) {
      return null;
    }
    SopsConfig known = configs.get(path);
    return known == null ? load(path) : known;
  }

  private static @Nullable Path nearest(@Nullable Path start) {
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(NAME))) {
        return folder.resolve(NAME);
      }
    }
    return null;
  }

  private SopsConfig load(Path path) {
    try {
      SopsConfig config = engine.sops().loadConfig(path);
      configs.put(path, config);
      names.add(text(path));
      return config;
    } catch (SopsException e) {
      throw engine.failure(e, Phase.SETTINGS);
    }
  }

  /** The text of a configuration file. */
  static String text(Path config) {
    return Utf8.decode(InputFile.readArgument(config, config.toString()));
  }

  /** The settings that a file should have, or null if no rule is for it. */
  @Nullable EncryptionSettings settings(RepositoryFile file) {
    SopsConfig config = config(file.path().getParent());
    try {
      return config == null
          ? null
          : engine
              .sops()
              .creationRule(config, file.path())
              .map(rule -> EncryptionSettings.of(rule, file.format()))
              .orElse(null);
    } catch (SopsException e) {
      if (e.code() == ErrorCode.NO_MATCHING_RULE) {
        return null;
      }
      throw engine.failure(e, Phase.SETTINGS);
    }
  }

  /** How far a file is indented. */
  int indent(RepositoryFile file) {
    SopsConfig config = config(file.path().getParent());
    return (config == null ? StoreOptions.DEFAULT : config.stores()).indent(file.format());
  }

  /** The configuration files that were asked for so far. */
  synchronized List<SopsConfig> configs() {
    return List.copyOf(configs.values());
  }

  /** The names of those who hold master keys, after all configuration files asked for so far. */
  RecipientNames names() {
    return names;
  }
}
