package org.sops4j.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sops4j.Sops;
import org.sops4j.SopsBuilder;
import org.sops4j.Warning;
import org.sops4j.cli.Failure;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.cli.log.LogLevel;
import org.sops4j.cli.terminal.TerminalPrompts;
import org.sops4j.config.RuleSettings;
import org.sops4j.config.SopsConfig;
import org.sops4j.config.StoreOptions;
import org.sops4j.error.SopsException;
import org.sops4j.key.DecryptionOrder;
import org.sops4j.tree.Format;

/** The library, set up after the flags of a command, with the configuration file that applies. */
final class Engine {
  private final Session session;
  private final Sops sops;
  private final @Nullable SopsConfig config;

  private Engine(Session session, Sops sops, @Nullable SopsConfig config) {
    this.session = session;
    this.sops = sops;
    this.config = config;
  }

  /**
   * Sets up the library.
   *
   * @param order the text of {@code --decryption-order}; empty for the default
   * @throws Failure if the configuration, the key services or the order of keys are wrong, in this
   *     order
   */
  static Engine create(ParsedFlags flags, Session session, String order) {
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
    Sops sops = builder.build();
    Engine engine = new Engine(session, sops, loadConfig(sops, session));
    if (wrongKeys != null) {
      throw wrongKeys;
    }
    return engine;
  }

  /** The library as every command sets it up. */
  static SopsBuilder builder(Session session) {
    Invocation invocation = session.invocation();
    return Sops.builder()
        .environment(invocation.environment())
        .workingDirectory(invocation.workingDirectory())
        .prompts(new TerminalPrompts(session.log(), invocation.terminals().stdin()))
        .warnings(warning -> warn(session, warning));
  }

  /** The library does not name its loggers; those of the reference follow from the text. */
  private static void warn(Session session, Warning warning) {
    String logger = warning.message().startsWith("ignoring ") ? "CMD" : "SOPS";
    session.log().line(logger, LogLevel.WARNING, warning.message(), warning.fields());
  }

  private static @Nullable SopsConfig loadConfig(Sops sops, Session session) {
    String named = session.root().text("config");
    try {
      if (!named.isEmpty()) {
        return sops.loadConfig(Path.of(named));
      }
      Optional<Path> found = sops.findConfig();
      return found.isPresent() ? sops.loadConfig(found.get()) : null;
    } catch (SopsException e) {
      throw Failures.of(e, Phase.SETTINGS, session);
    }
  }

  Sops sops() {
    return sops;
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

  /** How far the output is indented: the flag, if it is given at all, beats the configuration. */
  int indent(Format format) {
    if (session.root().isGiven("indent")) {
      return session.root().number("indent");
    }
    return (config == null ? StoreOptions.DEFAULT : config.stores()).indent(format);
  }
}
