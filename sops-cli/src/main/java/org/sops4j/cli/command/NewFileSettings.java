package org.sops4j.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.EncryptionSettings;
import org.sops4j.cli.Failure;
import org.sops4j.cli.args.ParsedFlags;
import org.sops4j.config.RuleSettings;
import org.sops4j.error.SopsException;
import org.sops4j.metadata.EncryptionScope.Rule;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;
import org.sops4j.tree.Format;

/** To whom and what a new file is encrypted, after flags and creation rule (cli.md section 4.4). */
final class NewFileSettings {
  private final ParsedFlags flags;
  private final Session session;
  private final Engine engine;
  private final boolean isRoot;

  NewFileSettings(ParsedFlags flags, Session session, Engine engine) {
    this.flags = flags;
    this.session = session;
    this.engine = engine;
    this.isRoot = flags == session.root();
  }

  EncryptionSettings of(Source source) {
    RuleSettings rule = engine.rule(Path.of(source.name()));
    EncryptionSettings selection = selection(rule, source.input());
    Map<String, @Nullable String> context =
        EncryptionContext.parse(flags.text("encryption-context"), session.log());
    if (context == null) {
      throw Failure.exit(
          ExitCodes.INVALID_ENCRYPTION_CONTEXT, "Invalid KMS encryption context format");
    }
    List<List<KeyRef>> groups = groups(rule, context);
    int threshold = flags.number("shamir-secret-sharing-threshold");
    if (threshold == 0 && rule != null) {
      threshold = rule.shamirThreshold();
    }
    return new EncryptionSettings(
        groups, threshold, selection.scope(), selection.macOnlyEncrypted());
  }

  private EncryptionSettings selection(@Nullable RuleSettings rule, Format input) {
    Map<Rule, String> ruleFields = rule == null ? Map.of() : rule.scope();
    Map<Rule, String> fields = SelectionFlags.merge(flags, ruleFields, isRoot);
    if (input == Format.BINARY) {
      SelectionFlags.warnOfBinary(fields, session.log());
    }
    boolean macOnly =
        session.root().bool("mac-only-encrypted") || rule != null && rule.macOnlyEncrypted();
    try {
      return EncryptionSettings.of(new RuleSettings(List.of(), 0, fields, macOnly), input);
    } catch (SopsException e) {
      throw Failures.of(e, Phase.SETTINGS, session);
    }
  }

  private List<List<KeyRef>> groups(
      @Nullable RuleSettings rule, Map<String, @Nullable String> context) {
    if (KeyFlags.areGiven(flags)) {
      try {
        return List.of(KeyFlags.parse(flags, engine.sops(), context));
      } catch (SopsException e) {
        throw Failures.of(e, Phase.SETTINGS, session);
      }
    }
    if (rule == null) {
      throw Failure.exit(
          ExitCodes.GENERIC,
          "config file not found, or has no creation rules, and no keys provided through command"
              + " line options");
    }
    return isRoot && !context.isEmpty() ? withContext(rule.groups(), context) : rule.groups();
  }

  /** Only the root gives the context of the command line to the keys of the configuration. */
  private static List<List<KeyRef>> withContext(
      List<List<KeyRef>> groups, Map<String, @Nullable String> context) {
    List<List<KeyRef>> result = new ArrayList<>();
    for (List<KeyRef> group : groups) {
      List<KeyRef> keys = new ArrayList<>();
      for (KeyRef key : group) {
        boolean bare = key.type() == KeyType.KMS && key.context().isEmpty();
        keys.add(bare ? key.withContext(context) : key);
      }
      result.add(keys);
    }
    return result;
  }
}
