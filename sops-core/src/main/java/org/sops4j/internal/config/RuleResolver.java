package org.sops4j.internal.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sops4j.config.CreationRule;
import org.sops4j.config.GroupRule;
import org.sops4j.config.KeyEntry;
import org.sops4j.config.KeyList;
import org.sops4j.config.RuleSettings;
import org.sops4j.config.SopsConfig;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;

/** Chooses the rule for a file, and reads its keys (cli.md section 4.3). */
public final class RuleResolver {
  private final RecipientParser recipients;
  private final Map<String, @Nullable String> kmsContext;

  /**
   * Makes a resolver.
   *
   * @param recipients what reads the names of master keys
   * @param kmsContext the encryption context of AWS KMS keys that stand directly in a rule; empty
   *     for none
   */
  public RuleResolver(RecipientParser recipients, Map<String, @Nullable String> kmsContext) {
    this.recipients = recipients;
    this.kmsContext = kmsContext;
  }

  /**
   * Returns what the configuration says about a new file.
   *
   * @param config the configuration
   * @param absoluteFile the absolute path of the file
   * @param recipients what reads the names of master keys
   * @return the settings, or empty if the configuration has no creation rules at all
   * @throws SopsException if no rule is for the file, or its rule cannot be understood
   */
  public static Optional<RuleSettings> resolve(
      SopsConfig config, Path absoluteFile, RecipientParser recipients) {
    return new RuleResolver(recipients, Map.of()).resolve(config, absoluteFile);
  }

  /**
   * Returns what the configuration says about a new file.
   *
   * @param config the configuration
   * @param absoluteFile the absolute path of the file
   * @return the settings, or empty if the configuration has no creation rules at all
   * @throws SopsException if no rule is for the file, or its rule cannot be understood
   */
  public Optional<RuleSettings> resolve(SopsConfig config, Path absoluteFile) {
    List<CreationRule> rules = config.creationRules();
    if (rules == null) {
      return Optional.empty();
    }
    CreationRule rule = PathMatcher.choose(rules, config.path(), absoluteFile);
    return Optional.of(settings(rule, config.path()));
  }

  /**
   * Reads the keys of a rule.
   *
   * @param rule the rule
   * @param config where the rule is from, as it is to be named
   * @return what it says
   * @throws SopsException if it cannot be understood
   */
  public RuleSettings settings(CreationRule rule, Path config) {
    if (rule.selection().size() > 1) {
      String text = SelectionFields.tooMany("for the same rule");
      throw invalid("error loading config: " + text, rule, config);
    }
    List<List<KeyRef>> groups = new ArrayList<>();
    for (GroupRule group : rule.keyGroups()) {
      Set<KeyRef> keys = new LinkedHashSet<>(); // equal are those of one type and one text
      addGroup(group, keys);
      groups.add(List.copyOf(keys));
    }
    if (groups.isEmpty()) {
      groups.add(directKeys(rule, config));
    }
    return new RuleSettings(
        groups, rule.shamirThreshold(), rule.selection(), rule.macOnlyEncrypted());
  }

  private void addGroup(GroupRule group, Set<KeyRef> keys) {
    for (GroupRule merged : group.merge()) {
      addGroup(merged, keys);
    }
    for (KeyEntry entry : group.keys()) {
      keys.addAll(GroupKeys.read(entry, recipients));
    }
  }

  private List<KeyRef> directKeys(CreationRule rule, Path config) {
    List<KeyRef> keys = new ArrayList<>();
    for (KeyType type : GroupKeys.ORDER) {
      KeyList list = rule.keys().getOrDefault(type, KeyList.EMPTY);
      if (!list.problem().isEmpty()) {
        throw invalid(list.problem(), rule, config);
      }
      String text = String.join(",", list.items());
      if (text.isEmpty()) {
        continue;
      }
      for (KeyRef key : recipients.parse(type, text)) {
        keys.add(type == KeyType.KMS ? withProfile(key, rule.awsProfile()) : key);
      }
    }
    return keys;
  }

  private static SopsException invalid(String text, CreationRule rule, Path config) {
    List<String> hints = List.of(PathMatcher.place(config, rule));
    return new SopsException(ErrorCode.INVALID_CONFIG, text, hints, null);
  }

  private KeyRef withProfile(KeyRef key, String profile) {
    Map<String, String> fields =
        Map.of("arn", key.field("arn"), "role", key.field("role"), "aws_profile", profile);
    return KeyRef.of(KeyType.KMS, fields).withContext(kmsContext);
  }
}
