package org.sops4j.internal.merge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;

/**
 * Merges documents in clear. What only one side changed is taken over; mappings are merged key by
 * key, lists element by element. Where both changed one thing, it is as the preferred side has it,
 * and a clash is noted.
 */
public final class TreeMerge {
  private final boolean prefersTheirs;
  private final List<Clash> clashes = new ArrayList<>();
  private final List<Object> trail = new ArrayList<>();
  private int document;

  private TreeMerge(boolean prefersTheirs) {
    this.prefersTheirs = prefersTheirs;
  }

  /**
   * What came of it.
   *
   * @param documents the merged documents
   * @param clashes where both sides changed one thing
   */
  public record Merged(List<Branch> documents, List<Clash> clashes) {}

  /** Documents before and after the changes of both sides. */
  public record Versions(List<Branch> base, List<Branch> ours, List<Branch> theirs) {}

  /**
   * Merges documents.
   *
   * @param versions the documents
   * @param prefersTheirs whether a clash is resolved as theirs has it, instead of ours
   * @return the merged documents
   */
  public static Merged merge(Versions versions, boolean prefersTheirs) {
    TreeMerge merge = new TreeMerge(prefersTheirs);
    SequenceMerge<Branch> documents =
        new SequenceMerge<>(merge::mergeDocument, merge::clashOfDocuments, prefersTheirs);
    List<Branch> merged = documents.merge(versions.base(), versions.ours(), versions.theirs());
    return new Merged(merged, merge.clashes);
  }

  private @Nullable Branch mergeDocument(
      int position, Branch base, @Nullable Branch ours, @Nullable Branch theirs) {
    document = position;
    return (Branch) merge(base, ours, theirs);
  }

  private void clashOfDocuments(int position) {
    document = position;
    clash(Clash.Kind.ADDED);
  }

  /** Merges values, of which each may be missing. */
  private @Nullable Node merge(@Nullable Node base, @Nullable Node ours, @Nullable Node theirs) {
    if (Objects.equals(ours, theirs) || Objects.equals(base, theirs)) {
      return ours;
    } else if (Objects.equals(base, ours)) {
      return theirs;
    } else if (ours instanceof Branch one && theirs instanceof Branch other) {
      return mergeBranches(base instanceof Branch known ? known : Branch.EMPTY, one, other);
    } else if (ours instanceof Sequence one && theirs instanceof Sequence other) {
      return mergeLists(base instanceof Sequence known ? known : Sequence.EMPTY, one, other);
    }
    clash(kind(base, ours, theirs));
    return prefersTheirs ? theirs : ours;
  }

  private static Clash.Kind kind(
      @Nullable Object base, @Nullable Object ours, @Nullable Object theirs) {
    if (ours == null) {
      return Clash.Kind.REMOVED_BY_OURS;
    } else if (theirs == null) {
      return Clash.Kind.REMOVED_BY_THEIRS;
    }
    return base == null ? Clash.Kind.ADDED : Clash.Kind.CHANGED;
  }

  private void clash(Clash.Kind kind) {
    clashes.add(new Clash(document, trail, kind));
  }

  private Sequence mergeLists(Sequence base, Sequence ours, Sequence theirs) {
    SequenceMerge<Node> lists =
        new SequenceMerge<>(this::mergeElement, position -> clash(Clash.Kind.ADDED), prefersTheirs);
    return new Sequence(lists.merge(base.elements(), ours.elements(), theirs.elements()));
  }

  private @Nullable Node mergeElement(
      int position, Node base, @Nullable Node ours, @Nullable Node theirs) {
    trail.add(position);
    Node merged = merge(base, ours, theirs);
    trail.remove(trail.size() - 1);
    return merged;
  }

  private Branch mergeBranches(Branch base, Branch ours, Branch theirs) {
    Map<Entry.Name, Entry> before = Entry.of(base);
    Map<Entry.Name, Entry> one = Entry.of(ours);
    Map<Entry.Name, Entry> other = Entry.of(theirs);
    Set<Entry.Name> names = new LinkedHashSet<>(one.keySet());
    names.addAll(other.keySet());
    Map<Entry.Name, Entry> merged = new LinkedHashMap<>();
    for (Entry.Name name : names) {
      Entry entry = mergeEntries(before.get(name), one.get(name), other.get(name));
      if (entry != null) {
        merged.put(name, entry);
      }
    }
    List<Item> items = new ArrayList<>();
    for (Entry.Name name :
        new KeyOrder<>(before.keySet(), one.keySet(), other.keySet()).of(merged.keySet())) {
      if (!name.equals(Entry.Name.END)) {
        merged.get(name).appendTo(items);
      }
    }
    merged.getOrDefault(Entry.Name.END, Entry.EMPTY_END).appendTo(items);
    return new Branch(items);
  }

  private @Nullable Entry mergeEntries(
      @Nullable Entry base, @Nullable Entry ours, @Nullable Entry theirs) {
    if (Objects.equals(ours, theirs) || Objects.equals(base, theirs)) {
      return ours;
    } else if (Objects.equals(base, ours)) {
      return theirs;
    }
    Entry any = ours == null ? theirs : ours;
    Item item = any == null ? null : any.item();
    if (item == null) { // the end, which is on every side
      return new Entry(mergeComments(base, ours, theirs), null);
    }
    trail.add(item.key() instanceof StringScalar key ? key.text() : "");
    Entry merged = mergeKey(item.key(), new Entries(base, ours, theirs));
    trail.remove(trail.size() - 1);
    return merged;
  }

  /** One key before and after. */
  private record Entries(@Nullable Entry base, @Nullable Entry ours, @Nullable Entry theirs) {}

  private @Nullable Entry mergeKey(Node key, Entries entries) {
    Entry ours = entries.ours();
    Entry theirs = entries.theirs();
    if (ours == null || theirs == null) {
      clash(kind(entries.base(), ours, theirs));
      return prefersTheirs ? theirs : ours;
    }
    List<Node> comments = mergeComments(entries.base(), ours, theirs);
    Node value = merge(value(entries.base()), value(ours), value(theirs));
    return new Entry(comments, new Item(key, Objects.requireNonNull(value)));
  }

  private static @Nullable Node value(@Nullable Entry entry) {
    return entry == null || entry.item() == null ? null : entry.item().value();
  }

  private List<Node> mergeComments(
      @Nullable Entry base, @Nullable Entry ours, @Nullable Entry theirs) {
    SequenceMerge<Node> comments =
        new SequenceMerge<>(
            (position, old, one, other) -> {
              clash(Clash.Kind.COMMENT);
              return prefersTheirs ? other : one;
            },
            position -> clash(Clash.Kind.COMMENT),
            prefersTheirs);
    return comments.merge(comments(base), comments(ours), comments(theirs));
  }

  private static List<Node> comments(@Nullable Entry entry) {
    return entry == null ? List.of() : entry.comments();
  }
}
