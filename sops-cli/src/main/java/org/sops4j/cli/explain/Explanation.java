package org.sops4j.cli.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.config.RuleSearch;
import org.sops4j.key.GroupAttempt;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.ValueDecision;

/**
 * All that is known of one file. Holds no secret.
 *
 * @param file the file as it was named
 * @param state what it is now
 * @param config where settings come from
 * @param rules what each creation rule said; null if there are none
 * @param plan to whom and what a new file is encrypted
 * @param values what is decided for each value; null if the file is not there or cannot be read
 * @param trial which keys were tried; null if none were
 */
public record Explanation(
    String file,
    State state,
    Config config,
    @Nullable RuleSearch rules,
    Plan plan,
    @Nullable Values values,
    @Nullable Trial trial) {
  /** What a file is. */
  public enum State {
    /** There is no such file. */
    MISSING,
    /** It is not encrypted. */
    PLAINTEXT,
    /** It is encrypted. */
    ENCRYPTED,
    /** It is there and makes no sense. */
    UNREADABLE
  }

  /**
   * The configuration file.
   *
   * @param file its path as it is named; empty if there is none
   * @param namedBy what named it, such as {@code --config}; empty if it was searched for
   * @param searched the folders that were searched in vain, in order
   */
  public record Config(String file, String namedBy, List<String> searched) {
    /**
     * Copies the list.
     *
     * @param file its path as it is named; empty if there is none
     * @param namedBy what named it, such as {@code --config}; empty if it was searched for
     * @param searched the folders that were searched in vain, in order
     */
    public Config {
      searched = List.copyOf(searched);
    }
  }

  /**
   * What encrypting the file would do.
   *
   * @param groups the master keys by group
   * @param threshold how many groups are needed; 0 for all
   * @param keysFrom where the keys come from, such as {@code the rule} or {@code SOPS_PGP_FP}
   * @param problem why it would fail, in the reference's words; empty if it would not
   */
  public record Plan(List<List<KeyRef>> groups, int threshold, String keysFrom, String problem) {
    /**
     * Copies the lists.
     *
     * @param groups the master keys by group
     * @param threshold how many groups are needed; 0 for all
     * @param keysFrom where the keys come from, such as {@code the rule} or {@code SOPS_PGP_FP}
     * @param problem why it would fail, in the reference's words; empty if it would not
     */
    public Plan {
      groups = groups.stream().map(List::copyOf).toList();
    }
  }

  /**
   * What is decided for the values of the file.
   *
   * @param scope the setting that decides
   * @param scopeFrom where the setting comes from
   * @param decisions the decisions; none if there is a problem
   * @param differences in what the file is not as encrypting it anew would make it
   * @param problem why nothing can be decided, in the reference's words; empty if it can
   */
  public record Values(
      EncryptionScope scope,
      String scopeFrom,
      List<ValueDecision> decisions,
      List<String> differences,
      String problem) {
    /**
     * Copies the lists.
     *
     * @param scope the setting that decides
     * @param scopeFrom where the setting comes from
     * @param decisions the decisions; none if there is a problem
     * @param differences in what the file is not as encrypting it anew would make it
     * @param problem why nothing can be decided, in the reference's words; empty if it can
     */
    public Values {
      decisions = List.copyOf(decisions);
      differences = List.copyOf(differences);
    }
  }

  /**
   * Which keys were tried.
   *
   * @param threshold how many groups are needed, as the file records it; 0 for all
   * @param groups what became of each
   */
  public record Trial(int threshold, List<GroupAttempt> groups) {
    /**
     * Copies the list.
     *
     * @param threshold how many groups are needed, as the file records it; 0 for all
     * @param groups what became of each
     */
    public Trial {
      groups = List.copyOf(groups);
    }

    /**
     * Tells whether enough groups were opened.
     *
     * @return whether the file can be decrypted
     */
    public boolean isEnough() {
      int opened = 0;
      for (GroupAttempt group : groups) {
        opened += group.recovered() ? 1 : 0;
      }
      boolean all = groups.size() < 2 || threshold == 0;
      return opened > 0 && opened >= (all ? groups.size() : threshold);
    }
  }
}
