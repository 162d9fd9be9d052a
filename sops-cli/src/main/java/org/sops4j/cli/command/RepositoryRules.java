package org.sops4j.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.EncryptionSettings;
import org.sops4j.Sops;
import org.sops4j.cli.io.InputFile;
import org.sops4j.cli.people.RecipientNames;
import org.sops4j.config.SopsConfig;
import org.sops4j.config.StoreOptions;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.tree.Utf8;

/**
 * What the configuration says about each file of a repository: that which {@code --config} names,
 * or else the nearest one in the folder of the file or above it, as if the command had been started
 * there. Safe for many threads.
 */
final class RepositoryRules {
  private static final String NAME = ".sops.yaml";

  private final Session session;
  private final Sops sops;
  private final RecipientNames names = new RecipientNames();
  private final Map<Path, SopsConfig> configs = new LinkedHashMap<>();

  RepositoryRules(Session session, Sops sops) {
    this.session = session;
    this.sops = sops;
  }

  /** The configuration for a file, or null if there is none. */
  synchronized @Nullable SopsConfig config(Path file) {
    String named = session.root().text("config");
    Path path = named.isEmpty() ? nearest(file) : session.invocation().absolute(named);
    if (path == null) {
      return null;
    }
    SopsConfig known = configs.get(path);
    return known == null ? load(path) : known;
  }

  private static @Nullable Path nearest(Path file) {
    for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(NAME))) {
        return folder.resolve(NAME);
      }
    }
    return null;
  }

  private SopsConfig load(Path path) {
    try {
      SopsConfig config = sops.loadConfig(path);
      configs.put(path, config);
      names.add(text(path));
      return config;
    } catch (SopsException e) {
      throw Failures.of(e, Phase.SETTINGS, session);
    }
  }

  /** The text of a configuration file. */
  static String text(Path config) {
    return Utf8.decode(InputFile.readArgument(config, config.toString()));
  }

  /** The settings that a file should have, or null if no rule is for it. */
  @Nullable EncryptionSettings settings(EncryptedFile file) {
    Path path = file.file().path();
    SopsConfig config = config(path);
    try {
      return config == null
          ? null
          : sops.creationRule(config, path)
              .map(rule -> EncryptionSettings.of(rule, file.format()))
              .orElse(null);
    } catch (SopsException e) {
      if (e.code() == ErrorCode.NO_MATCHING_RULE) {
        return null;
      }
      throw Failures.of(e, Phase.SETTINGS, session);
    }
  }

  /** How far a file is indented. */
  int indent(EncryptedFile file) {
    if (session.root().isGiven("indent")) {
      return session.root().number("indent");
    }
    SopsConfig config = config(file.file().path());
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
