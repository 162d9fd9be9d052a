package org.sops4j.internal.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sops4j.config.CreationRule;
import org.sops4j.config.DestinationRule;
import org.sops4j.config.SopsConfig;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.internal.text.GoRegex;

/** Chooses the rule by which a file is published (cli.md section 4.5). */
public final class DestinationResolver {
  private static final List<String> TARGETS = List.of("s3_bucket", "gcs_bucket", "vault_path");

  private DestinationResolver() {}

  /**
   * Returns the first rule for a file. Its regular expressions see the path as it was typed, and
   * one that does not compile is for no file.
   *
   * @param config the configuration
   * @param path the path as it was typed
   * @param recipients what reads the names of master keys
   * @return the rule
   * @throws SopsException if none is for the file, or the one that is cannot be understood
   */
  public static DestinationRule resolve(
      SopsConfig config, String path, RecipientParser recipients) {
    for (DestinationRule rule : config.destinationRules()) {
      if (rule.pathRegex().isEmpty() || GoRegex.of(rule.pathRegex()).find(path)) {
        check(rule, config.path(), recipients);
        return rule;
      }
    }
    throw new SopsException(
        ErrorCode.NO_MATCHING_RULE,
        "error loading config: no matching destination found in config",
        whatWasCompared(config, path),
        null);
  }

  private static void check(DestinationRule rule, Path config, RecipientParser recipients) {
    int targets = 0;
    for (String target : TARGETS) {
      targets += rule.target(target).isEmpty() ? 0 : 1;
    }
    if (targets > 1) {
      throw new SopsException(
          ErrorCode.INVALID_CONFIG,
          "error loading config: more than one destinations were found in a single destination"
              + " rule, you can only use one per rule");
    }
    CreationRule recreation = rule.recreationRule();
    if (recreation != null) {
      new RuleResolver(recipients, Map.of()).settings(recreation, config);
    }
    if (targets == 0) {
      throw new SopsException(
          ErrorCode.NO_MATCHING_RULE, "no destination configured for this file");
    }
  }

  private static List<String> whatWasCompared(SopsConfig config, String path) {
    if (config.destinationRules().isEmpty()) {
      return List.of("  there are no destination_rules in " + config.path());
    }
    List<String> lines = new ArrayList<>();
    lines.add("  no path_regex of destination_rules in " + config.path() + " matches " + path);
    for (DestinationRule rule : config.destinationRules()) {
      lines.add("    " + rule.pathRegex());
    }
    return lines;
  }
}
