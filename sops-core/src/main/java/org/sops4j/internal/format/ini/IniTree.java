package org.sops4j.internal.format.ini;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.error.NotWritableException;
import org.sops4j.internal.format.SourceMap;
import org.sops4j.internal.text.GoQuote;
import org.sops4j.internal.text.ScalarText;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.Scalar;
import org.sops4j.tree.SourcePosition;
import org.sops4j.tree.StringScalar;

/** Sections to trees and back (format.md sections 6.4.1 and 6.4.2). */
final class IniTree {
  static final String PREFIX = "Error marshaling to INI: ";

  private IniTree() {}

  /** Makes the tree; the map, if there is one, is told where everything stands. */
  static Branch toBranch(List<IniSection> sections, @Nullable SourceMap map) {
    List<Item> items = new ArrayList<>(sections.size());
    for (IniSection section : sections) {
      Item item = Item.of(section.name, toBranch(section, map));
      items.add(item);
      locate(map, item, section.position);
    }
    return new Branch(items);
  }

  private static Branch toBranch(IniSection section, @Nullable SourceMap map) {
    List<Item> items = new ArrayList<>();
    addComment(items, section.comment);
    for (Map.Entry<String, IniSection.Entry> named : section.entries().entrySet()) {
      IniSection.Entry entry = named.getValue();
      Item item = Item.of(named.getKey(), StringScalar.of(entry.value()));
      items.add(item);
      locate(map, item, entry.position());
      addComment(items, entry.comment());
    }
    return new Branch(items);
  }

  private static void locate(
      @Nullable SourceMap map, Item item, @Nullable SourcePosition position) {
    if (map != null && position != null) {
      map.add(item, position);
    }
  }

  /** A comment follows its key in the tree, although it precedes it in the file. */
  private static void addComment(List<Item> items, String comment) {
    if (!comment.isEmpty()) {
      items.add(Item.of(Comment.block(withoutMarker(comment))));
    }
  }

  private static String withoutMarker(String comment) {
    char marker = comment.charAt(0);
    int start = 0;
    while (start < comment.length()
        && (comment.charAt(start) == marker || comment.charAt(start) == ' ')) {
      start++;
    }
    return comment.substring(start);
  }

  /**
   * Makes sections of a tree.
   *
   * @param documents the branches, taken for one
   * @param safe whether to refuse what INI cannot hold instead of writing something like it
   */
  static List<IniSection> toSections(List<Branch> documents, boolean safe) {
    List<IniSection> sections = new ArrayList<>();
    for (Branch document : documents) {
      for (Item item : document) {
        if (!item.isComment()) {
          sections.add(section(ScalarText.flat((Scalar) item.key()), item.value(), safe));
        }
      }
    }
    return sections;
  }

  private static IniSection section(String name, Node value, boolean safe) {
    if (!(value instanceof Branch branch)) {
      throw new NotWritableException(
          PREFIX + "Error encoding section: Section values should always be TreeBranches");
    }
    if (name.isEmpty()) {
      throw new NotWritableException(PREFIX + "Error encoding section : empty section name");
    }
    List<Item> items = branch.items();
    boolean commented = !items.isEmpty() && items.get(0).isComment();
    IniSection section = new IniSection(name, commented ? text(items.get(0)) : "");
    for (Item item : commented ? items.subList(1, items.size()) : items) {
      if (item.isComment()) {
        section.comment(text(item));
      } else {
        add(section, item, safe);
      }
    }
    return section;
  }

  private static void add(IniSection section, Item item, boolean safe) {
    String key = ScalarText.flat((Scalar) item.key());
    if (key.isEmpty()) {
      throw new NotWritableException(
          PREFIX + "Error encoding key: error creating new key: empty key name");
    }
    if (safe && !(item.value() instanceof Scalar)) {
      throw refusal(section.name, key, "its value is not a scalar");
    }
    boolean added = section.put(key, new IniSection.Entry(GoText.of(item.value()), "", null));
    if (safe && !added) {
      throw refusal(section.name, key, "the section has it twice");
    }
  }

  /** Says which key cannot be written, and never what its value is. */
  static NotWritableException refusal(String section, String key, String reason) {
    return new NotWritableException(
        PREFIX
            + "Error encoding key: "
            + GoQuote.quote(key)
            + " in section "
            + GoQuote.quote(section)
            + " cannot be written: "
            + reason);
  }

  private static String text(Item comment) {
    return ((Comment) comment.key()).text();
  }
}
