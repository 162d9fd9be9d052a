package org.sops4j.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.Sops;
import org.sops4j.SopsBuilder;
import org.sops4j.cli.Failure;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.audit.AuditTrail;
import org.sops4j.cli.log.Log;
import org.sops4j.config.CreationRule;
import org.sops4j.config.RuleSettings;
import org.sops4j.config.SopsConfig;
import org.sops4j.config.StoreOptions;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.key.DecryptionOrder;
import org.sops4j.tree.Format;

/** The library, set up after the flags of a command, with the configuration file that applies. */
final class Engine {
  private final Session session;
  private final Sops sops;
  private final @Nullable Path configFile;
  private @Nullable SopsConfig config;
  private @Nullable Failure wrongKeys;

  private Engine(Session session, Sops sops) {
    this(session, sops, findConfig(session, sops));
  }

  private Engine(Session session, Sops sops, @Nullable Path configFile) {
    this.session = session;
    this.sops = sops;
    this.configFile = configFile;
  }

  /**
   * Sets up the library.
   *
   * @param order the text of {@code --decryption-order}; empty for the default
   * @throws Failure if the configuration, the key services or the order of keys are wrong, in this
   *     order
   */
  static Engine create(ParsedFlags flags, Session session, String order) {
    Engine engine = load(flags, session, order);
    engine.requireKeys();
    return engine;
  }

  /**
   * Sets up the library for a command that complains of other things before it does of key services
   * and order, by {@link #requireKeys}.
   *
   * @param order the text of {@code --decryption-order}; empty for the default
   * @throws Failure if the configuration is wrong
   */
  static Engine load(ParsedFlags flags, Session session, String order) {
    SopsBuilder builder = builder(session);
    Failure wrongKeys = null;
    try {
      KeyServices.apply(flags, builder);
      builder.decryptionOrder(DecryptionOrder.parse(order));
    } catch (IllegalArgumentException e) {
      wrongKeys = Failure.exit(ExitCodes.DUPLICATE_KEY_TYPE, String.valueOf(e.getMessage()));
    } catch (Failure e) {
      wrongKeys = e;
    }
    Engine engine = new Engine(session, builder.build());
    engine.loadConfig();
    engine.wrongKeys = wrongKeys;
    return engine;
  }

  /** Sets up the library to try keys in the order of the file; {@link #loadConfig} is to follow. */
  static Engine inFileOrder(ParsedFlags flags, Session session) {
    SopsBuilder builder = builder(session);
    KeyServices.apply(flags, builder);
    return new Engine(session, builder.build());
  }

  /** Sets up the library for a command that uses no keys. */
  static Engine withoutKeys(Session session) {
    Engine engine = new Engine(session, builder(session).withoutLocalKeys().build());
    engine.loadConfig();
    return engine;
  }

  /**
   * Complains of the key services, or the order of keys.
   *
   * @throws Failure if they are wrong
   */
  void requireKeys() {
    if (wrongKeys != null) {
      throw wrongKeys;
    }
  }

  /**
   * Sets up the library for one file among many: with the configuration that was read for all, and
   * the keys of the session.
   *
   * @param own the session of the file
   * @param flags the flags of the command
   * @param order the text of {@code --decryption-order}; null to try keys in the order of the file
   */
  Engine forFile(Session own, ParsedFlags flags, @Nullable String order) {
    SopsBuilder builder = builder(own);
    KeyServices.apply(flags, builder);
    if (order != null) {
      builder.decryptionOrder(DecryptionOrder.parse(order));
    }
    return withConfig(own, builder);
  }

  /** The same for a command that uses no keys. */
  Engine forFileWithoutKeys(Session own) {
    return withConfig(own, builder(own).withoutLocalKeys());
  }

  private Engine withConfig(Session own, SopsBuilder builder) {
    Engine engine = new Engine(own, builder.build(), configFile);
    engine.config = config;
    return engine;
  }

  /** The library as every command sets it up. */
  static SopsBuilder builder(Session session) {
    Invocation invocation = session.invocation();
    return session
        .keys()
        .addTo(Sops.builder())
        .environment(invocation.environment())
        .workingDirectory(invocation.workingDirectory())
        .warnings(new LoggedWarnings(session.log()))
        .progress(new ProgressReport(session));
  }

  private static @Nullable Path findConfig(Session session, Sops sops) {
    String named = session.root().text("config");
    return named.isEmpty() ? sops.findConfig().orElse(null) : Path.of(named);
  }

  /** Where the configuration file is, as it was named or relative; null if there is none. */
  @Nullable Path configFile() {
    return configFile;
  }

  /** The same as an absolute path. */
  @Nullable Path absoluteConfigFile() {
    return configFile == null ? null : session.invocation().absolute(configFile.toString());
  }

  /** Reads the configuration file, if there is one and it was not read before. */
  void loadConfig() {
    if (configFile == null || config != null) {
      return;
    }
    try {
      config = sops.loadConfig(configFile);
    } catch (SopsException e) {
      throw Failures.of(e, Phase.SETTINGS, session);
    }
  }

  Sops sops() {
    return sops;
  }

  AuditTrail audit() {
    return session.audit();
  }

  /** The bytes of a document, which the audit trail takes note of. */
  byte[] read(Source source) {
    return source.read(session);
  }

  Invocation invocation() {
    return session.invocation();
  }

  Log log() {
    return session.log();
  }

  /** A failure that has nothing to do with what stands in the document. */
  Failure failure(SopsException e, Phase phase) {
    return Failures.of(e, phase, session);
  }

  /** A failure of a document, which is named if it is at fault. */
  Failure failure(SopsException e, Phase phase, Source source) {
    return Failures.of(e, phase, session, source.displayName(session.invocation()));
  }

  /** The creation rule for a file, or null if there is no configuration, or it has no rules. */
  @Nullable RuleSettings rule(Path file) {
    if (config == null) {
      return null;
    }
    try {
      return sops.creationRule(config, file).orElse(null);
    } catch (SopsException e) {
      throw Failures.of(e, Phase.SETTINGS, session);
    }
  }

  /** Whether a rule that tells files apart is for this one. One for all files means no file. */
  boolean isNamedByRule(Path file) {
    List<CreationRule> all = config == null ? null : config.creationRules();
    if (config == null || all == null) {
      return false;
    }
    List<CreationRule> rules = new ArrayList<>();
    for (CreationRule rule : all) {
      if (rule.pathRegex().isEmpty()) {
        break; // what follows is never reached
      }
      rules.add(rule);
    }
    SopsConfig named =
        new SopsConfig(config.path(), rules, config.destinationRules(), config.stores());
    try {
      return sops.creationRule(named, file).isPresent();
    } catch (SopsException e) {
      if (e.code() == ErrorCode.NO_MATCHING_RULE) {
        return false;
      }
      throw Failures.of(e, Phase.SETTINGS, session);
    }
  }

  /** Makes sure that there is one place, and no more, to publish a file to. */
  void checkDestination(String path) {
    if (config != null) {
      try {
        sops.destinationRule(config, path);
      } catch (SopsException e) {
        throw Failures.of(e, Phase.SETTINGS, session);
      }
    }
  }

  /** How far the output is indented: the flag, if it is given at all, beats the configuration. */
  int indent(Format format) {
    if (session.root().isGiven("indent")) {
      return session.root().number("indent");
    }
    return configuredIndent(format);
  }

  /** How far the output is indented where the flag does not count. */
  int configuredIndent(Format format) {
    return (config == null ? StoreOptions.DEFAULT : config.stores()).indent(format);
  }
}
