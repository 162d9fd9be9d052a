package org.sops4j;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sops4j.error.SopsException;
import org.sops4j.internal.engine.DeepStack;
import org.sops4j.internal.engine.MergeTarget;
import org.sops4j.internal.engine.OpenedTree;
import org.sops4j.internal.merge.Clash;
import org.sops4j.internal.merge.MetadataMerge;
import org.sops4j.internal.merge.TreeMerge;
import org.sops4j.internal.walk.ClearLeaves;
import org.sops4j.internal.walk.MacScope;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Format;

/**
 * Merges encrypted documents that were changed in parallel.
 *
 * <pre>{@code
 * try (MergeResult merged = DocumentMerge.with(sops).merge(base, ours, theirs)) {
 *   if (merged.conflicts().isEmpty()) {
 *     Files.write(file, merged.document(MergeSide.OURS).toBytes());
 *   }
 * }
 * }</pre>
 *
 * <p>The contents are merged in clear: mappings key by key with the comments before each key, lists
 * element by element, and likewise the documents of a YAML file. Values that did not change keep
 * their text where the data key allows it. A master key that one side removed is removed, and the
 * merged document gets a new data key if that key could open the old one; one that either side
 * added is there. If only one side changed anything, the result is that side, byte for byte.
 *
 * <p>Instances are immutable and safe for many threads.
 */
public final class DocumentMerge {
  private final Sops sops;

  private DocumentMerge(Sops sops) {
    this.sops = sops;
  }

  /**
   * Makes a merge.
   *
   * @param sops opens the documents, whose MACs are verified
   * @return the merge
   */
  public static DocumentMerge with(Sops sops) {
    return new DocumentMerge(sops);
  }

  /**
   * Merges two versions of a document.
   *
   * @param base the version that both were made of
   * @param ours the version whose place the result takes; its format is that of the result
   * @param theirs the other version
   * @return the result, to be closed
   * @throws SopsException if one of them cannot be decrypted, its MAC is wrong, or a master key
   *     cannot be used
   */
  public MergeResult merge(
      EncryptedDocument base, EncryptedDocument ours, EncryptedDocument theirs) {
    try (OpenedDocument before = sops.open(base)) {
      return mergeInto(before, ours, theirs);
    }
  }

  /**
   * Merges two documents that have no version in common: each was added under one name. What stands
   * in both and differs is a conflict, and so are different master keys and settings.
   *
   * @param ours the document whose place the result takes; its format is that of the result
   * @param theirs the other document
   * @return the result, to be closed
   * @throws SopsException if one of them cannot be decrypted, its MAC is wrong, or a master key
   *     cannot be used
   */
  public MergeResult mergeUnrelated(EncryptedDocument ours, EncryptedDocument theirs) {
    return mergeInto(null, ours, theirs);
  }

  private MergeResult mergeInto(
      @Nullable OpenedDocument base, EncryptedDocument ours, EncryptedDocument theirs) {
    try (OpenedDocument one = sops.open(ours);
        OpenedDocument other = sops.open(theirs)) {
      Sides sides = new Sides(base, one, other);
      if (base != null && isSame(base, other) || isSame(one, other)) {
        return new MergeResult(copyOf(one), ours, MergeSide.OURS);
      } else if (base != null && isSame(base, one) && theirs.format() == ours.format()) {
        return new MergeResult(copyOf(other), theirs, MergeSide.THEIRS);
      }
      MetadataMerge.Merged settings = sides.mergeSettings();
      Contents contents = DeepStack.call(() -> contents(sides, settings));
      return new MergeResult(opened(one, sides.target(settings)), contents);
    }
  }

  private static OpenedDocument copyOf(OpenedDocument side) {
    return opened(side, MergeTarget.copyOf(side.tree()));
  }

  private static OpenedDocument opened(OpenedDocument side, OpenedTree target) {
    return new OpenedDocument(side.encryptor(), side.format(), side.content(), target);
  }

  private static boolean isSame(OpenedDocument one, OpenedDocument other) {
    SopsMetadata before = one.metadata();
    SopsMetadata after = other.metadata();
    return one.tree().dataKey().equals(other.tree().dataKey())
        && MetadataMerge.refs(before).equals(MetadataMerge.refs(after))
        && before.shamirThreshold() == after.shamirThreshold()
        && before.scope().equals(after.scope())
        && before.macOnlyEncrypted() == after.macOnlyEncrypted()
        && DeepStack.call(() -> one.content().branches().equals(other.content().branches()));
  }

  /** The three versions; the base is null if there is none. */
  private record Sides(@Nullable OpenedDocument base, OpenedDocument ours, OpenedDocument theirs) {
    MetadataMerge.Merged mergeSettings() {
      return MetadataMerge.merge(
          base == null ? null : base.metadata(), ours.metadata(), theirs.metadata());
    }

    OpenedTree target(MetadataMerge.Merged settings) {
      OpenedTree before = base == null ? null : base.tree();
      return new MergeTarget(ours.encryptor(), before, ours.tree(), theirs.tree()).of(settings);
    }

    TreeMerge.Versions versions() {
      List<Branch> one = ours.content().branches();
      List<Branch> other = theirs.content().branches();
      if (base != null) {
        return new TreeMerge.Versions(base.content().branches(), one, other);
      }
      List<Branch> nothing = new ArrayList<>();
      for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
        nothing.add(Branch.EMPTY);
      }
      return new TreeMerge.Versions(nothing, one, other);
    }
  }

  /**
   * What came of the contents.
   *
   * @param ours merged, with conflicts as ours has them
   * @param theirs merged, with conflicts as theirs has them
   * @param conflicts where both sides changed one thing
   * @param ourScope how {@code ours} is encrypted if the merged settings would expose something
   * @param theirScope the same for {@code theirs}
   */
  record Contents(
      DecryptedDocument ours,
      DecryptedDocument theirs,
      List<MergeConflict> conflicts,
      @Nullable SopsMetadata ourScope,
      @Nullable SopsMetadata theirScope) {}

  private static Contents contents(Sides sides, MetadataMerge.Merged settings) {
    Format format = sides.ours().format();
    TreeMerge.Merged one = TreeMerge.merge(sides.versions(), false);
    TreeMerge.Merged other = TreeMerge.merge(sides.versions(), true);
    List<MergeConflict> conflicts = new ArrayList<>();
    one.clashes().forEach(clash -> conflicts.add(MergeConflict.of(clash)));
    for (String field : settings.clashes()) {
      conflicts.add(conflict(List.of("sops", field), Clash.Kind.METADATA));
    }
    Set<List<String>> exposed = exposed(sides, settings, one.documents());
    exposed.addAll(exposed(sides, settings, other.documents()));
    if (exposed.isEmpty()) {
      return new Contents(
          DecryptedDocument.of(format, one.documents()),
          DecryptedDocument.of(format, other.documents()),
          conflicts,
          null,
          null);
    }
    exposed.forEach(path -> conflicts.add(conflict(path, Clash.Kind.EXPOSED)));
    return new Contents(
        sides.ours().content(),
        sides.theirs().content(),
        conflicts,
        sides.ours().metadata(),
        sides.theirs().metadata());
  }

  private static MergeConflict conflict(List<String> path, Clash.Kind kind) {
    return MergeConflict.of(new Clash(0, List.copyOf(path), kind));
  }

  /** What would be in clear in a merged document and was encrypted wherever it came from. */
  private static Set<List<String>> exposed(
      Sides sides, MetadataMerge.Merged settings, List<Branch> merged) {
    MacScope scope = new MacScope(settings.scope(), settings.macOnlyEncrypted());
    Set<ClearLeaves.Leaf> leaves = ClearLeaves.of(merged, scope);
    leaves.removeAll(clear(sides.ours()));
    leaves.removeAll(clear(sides.theirs()));
    Set<List<String>> paths = new LinkedHashSet<>();
    leaves.forEach(leaf -> paths.add(List.of(leaf.path().split(":"))));
    return paths;
  }

  private static Set<ClearLeaves.Leaf> clear(OpenedDocument side) {
    return ClearLeaves.of(side.content().branches(), MacScope.of(side.metadata()));
  }
}
