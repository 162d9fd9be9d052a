package org.sops4j.internal.merge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.KeyGroup;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.SopsMetadata;

/**
 * Merges to whom and what is encrypted. A master key that one side removed is removed, one that
 * either side added is there. What cannot be merged stays as ours has it, and is named.
 */
public final class MetadataMerge {
  private final @Nullable SopsMetadata base;
  private final SopsMetadata ours;
  private final SopsMetadata theirs;
  private final List<String> clashes = new ArrayList<>();

  private MetadataMerge(@Nullable SopsMetadata base, SopsMetadata ours, SopsMetadata theirs) {
    this.base = base;
    this.ours = ours;
    this.theirs = theirs;
  }

  /**
   * What a document should have.
   *
   * @param groups the master keys by group
   * @param threshold how many groups are needed; 0 if the file does not say
   * @param scope which values are encrypted
   * @param macOnlyEncrypted whether the MAC covers encrypted values only
   * @param clashes the fields that both sides changed, as they stand in the file
   */
  public record Merged(
      List<List<KeyRef>> groups,
      int threshold,
      EncryptionScope scope,
      boolean macOnlyEncrypted,
      List<String> clashes) {}

  /**
   * Merges metadata.
   *
   * @param base how it was before; null if there is no common version
   * @param ours our side
   * @param theirs their side
   * @return the merged settings
   */
  public static Merged merge(@Nullable SopsMetadata base, SopsMetadata ours, SopsMetadata theirs) {
    return new MetadataMerge(base, ours, theirs).merge();
  }

  private Merged merge() {
    List<List<KeyRef>> groups = groups();
    int threshold =
        pick(
            "shamir_threshold",
            base == null ? null : base.shamirThreshold(),
            ours.shamirThreshold(),
            theirs.shamirThreshold());
    String field = theirs.scope().rule().field();
    EncryptionScope scope =
        pick(
            field.isEmpty() ? ours.scope().rule().field() : field,
            base == null ? null : base.scope(),
            ours.scope(),
            theirs.scope());
    boolean macOnly =
        pick(
            "mac_only_encrypted",
            base == null ? null : base.macOnlyEncrypted(),
            ours.macOnlyEncrypted(),
            theirs.macOnlyEncrypted());
    int enough = groups.size() > 1 ? Math.min(threshold, groups.size()) : threshold;
    return new Merged(groups, enough, scope, macOnly, clashes);
  }

  private <T> T pick(String field, @Nullable T before, T one, T other) {
    if (one.equals(other) || Objects.equals(before, other)) {
      return one;
    } else if (Objects.equals(before, one)) {
      return other;
    }
    clashes.add(field);
    return one;
  }

  private List<List<KeyRef>> groups() {
    List<List<KeyRef>> one = refs(ours);
    List<List<KeyRef>> other = refs(theirs);
    List<List<KeyRef>> before = base == null ? null : refs(base);
    if (before != null && before.size() == one.size() && one.size() == other.size()) {
      List<List<KeyRef>> merged = new ArrayList<>();
      for (int i = 0; i < one.size(); i++) {
        merged.add(group(before.get(i), one.get(i), other.get(i)));
      }
      return merged;
    }
    List<List<KeyRef>> picked = pick("key_groups", before, one, other);
    boolean clash = !picked.equals(other) && !Objects.equals(before, other);
    return clash && before != null ? without(removed(before, other), picked) : picked;
  }

  private List<KeyRef> group(List<KeyRef> before, List<KeyRef> one, List<KeyRef> other) {
    if (one.equals(other) || before.equals(other)) {
      return one;
    } else if (before.equals(one)) {
      return other;
    }
    Set<KeyRef> merged = new LinkedHashSet<>(one);
    List<KeyRef> leaving = new ArrayList<>(before);
    leaving.removeAll(other);
    leaving.forEach(merged::remove);
    List<KeyRef> entering = new ArrayList<>(other);
    entering.removeAll(before);
    merged.addAll(entering);
    if (merged.isEmpty()) {
      clashes.add("key_groups");
      return one;
    }
    return List.copyOf(merged);
  }

  private static Set<KeyRef> removed(List<List<KeyRef>> before, List<List<KeyRef>> after) {
    Set<KeyRef> removed = new LinkedHashSet<>();
    before.forEach(removed::addAll);
    after.forEach(group -> group.forEach(removed::remove));
    return removed;
  }

  /** Takes keys out of groups, as long as somebody is left in each. */
  private static List<List<KeyRef>> without(Set<KeyRef> leaving, List<List<KeyRef>> groups) {
    List<List<KeyRef>> result = new ArrayList<>();
    for (List<KeyRef> group : groups) {
      List<KeyRef> staying = new ArrayList<>(group);
      staying.removeAll(leaving);
      result.add(staying.isEmpty() ? group : staying);
    }
    return result;
  }

  /**
   * Lists the master keys of a document.
   *
   * @param metadata its metadata
   * @return the master keys by group
   */
  public static List<List<KeyRef>> refs(SopsMetadata metadata) {
    List<List<KeyRef>> groups = new ArrayList<>();
    for (KeyGroup group : metadata.groups()) {
      List<KeyRef> refs = new ArrayList<>();
      group.keys().forEach(key -> refs.add(key.ref()));
      groups.add(refs);
    }
    return groups;
  }
}
