package org.sops4j;

import java.nio.file.Path;
import java.util.List;
import org.sops4j.config.ConfigFinding;
import org.sops4j.internal.config.KeyStrings;
import org.sops4j.internal.config.check.ConfigCheckup;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;

/**
 * Looks for what is wrong in a configuration file: what SOPS refuses, and also what it silently
 * ignores or takes for something else than was meant. Asks nobody, and needs no key and no network.
 *
 * <pre>{@code
 * List<ConfigFinding> findings = ConfigCheck.with(sops).check(bytes, path, List.of());
 * }</pre>
 */
public final class ConfigCheck {
  private final Sops sops;

  private ConfigCheck(Sops sops) {
    this.sops = sops;
  }

  /**
   * Makes a check.
   *
   * @param sops whose key sources understand the names of keys
   * @return the check
   */
  public static ConfigCheck with(Sops sops) {
    return new ConfigCheck(sops);
  }

  /**
   * Checks a file.
   *
   * @param yaml its content
   * @param path where it is; absolute
   * @param files the files of the repository, absolute, to see which rules are for none of them;
   *     empty if that is of no interest
   * @return what is wrong, in the order of the file
   */
  public List<ConfigFinding> check(byte[] yaml, Path path, List<Path> files) {
    return new ConfigCheckup(path, this::parse).run(yaml, files);
  }

  /** A key source of a cloud may ask its service for the newest version of a key. */
  private List<KeyRef> parse(KeyType type, String text) {
    return type == KeyType.AGE ? sops.parseRecipients(type, text) : KeyStrings.parse(type, text);
  }
}
