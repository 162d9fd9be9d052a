package org.sops4j.internal.metadata;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.NotWritableException;
import org.sops4j.error.SopsException;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Format;
import org.sops4j.tree.Item;
import org.sops4j.tree.Node;
import org.sops4j.tree.StringScalar;

/** Where the metadata stands in the tree of each format (format.md sections 5.4 to 5.6). */
public final class MetadataPlacement {
  private static final String NAME = "sops";
  private static final String PREFIX = "sops_";

  private final Format format;

  /**
   * Makes the placement of a format.
   *
   * @param format the format
   */
  public MetadataPlacement(Format format) {
    this.format = format;
  }

  /**
   * A file taken apart.
   *
   * @param documents the branches without metadata
   * @param metadata the nested metadata
   */
  public record Detached(List<Branch> documents, Branch metadata) {}

  /**
   * Finds the key that would be taken for metadata.
   *
   * @param document a branch
   * @return the key, or null if there is none
   */
  public @Nullable String reservedKey(Branch document) {
    for (Item item : document) {
      if (isMetadata(item)) {
        return ((StringScalar) item.key()).text();
      }
    }
    return null;
  }

  /**
   * Adds metadata to documents.
   *
   * @param documents the branches
   * @param metadata the nested metadata
   * @return the branches with the metadata behind their items
   * @throws NotWritableException if a branch has a reserved key
   */
  public List<Branch> attach(List<Branch> documents, Branch metadata) {
    List<Item> placed = place(metadata);
    List<Branch> result = new ArrayList<>(documents.size());
    for (Branch document : documents) {
      String reserved = reservedKey(document);
      if (reserved != null) {
        throw new NotWritableException("Error marshaling metadata: " + reservedText(reserved));
      }
      List<Item> items = new ArrayList<>(document.items());
      items.addAll(placed);
      result.add(new Branch(items));
    }
    return result;
  }

  private String reservedText(String key) {
    return format == Format.DOTENV
        ? "Found key \""
            + key
            + "\" in encrypted data, which starts with the reserved key prefix \""
            + PREFIX
            + "\" for SOPS metadata"
        : "Found key \""
            + key
            + "\" in encrypted data, which is a reserved key used for SOPS metadata";
  }

  private List<Item> place(Branch metadata) {
    return switch (format) {
      case YAML, JSON, BINARY -> List.of(Item.of(NAME, metadata));
      case INI -> {
        List<Item> items = new ArrayList<>();
        for (Item item : Flattening.flatten(metadata)) {
          items.add(new Item(item.key(), escape(item.value())));
        }
        yield List.of(Item.of(NAME, new Branch(items)));
      }
      case DOTENV -> {
        List<Item> items = new ArrayList<>();
        for (Item item : Flattening.flatten(metadata)) {
          items.add(Item.of(PREFIX + ((StringScalar) item.key()).text(), item.value()));
        }
        yield items;
      }
    };
  }

  /**
   * Takes metadata out of documents.
   *
   * @param documents the branches as they were read
   * @return the branches without it, and the metadata of the first
   * @throws SopsException if there is none, or it is not a mapping, or there are two
   */
  public Detached detach(List<Branch> documents) {
    List<Item> found = new ArrayList<>();
    List<Branch> rest = new ArrayList<>(documents.size());
    for (Branch document : documents) {
      List<Item> items = new ArrayList<>(document.items().size());
      for (Item item : document) {
        if (!isMetadata(item)) {
          items.add(item);
        } else if (rest.isEmpty()) {
          found.add(item);
        }
      }
      rest.add(new Branch(items));
    }
    if (found.isEmpty()) {
      throw notFound();
    }
    return new Detached(rest, format == Format.DOTENV ? fromPrefixed(found) : fromNamed(found));
  }

  private Branch fromNamed(List<Item> found) {
    if (!(found.get(0).value() instanceof Branch branch)) {
      throw invalid("Found sops entry that is not a mapping");
    }
    // YAML's empty mapping is one; in JSON and INI it is as if there were none (T24).
    if (branch.items().isEmpty() && format != Format.YAML) {
      throw notFound();
    }
    if (found.size() > 1) {
      throw invalid("Found duplicate sops entry");
    }
    return format == Format.INI ? fromSection(branch) : branch;
  }

  private static Branch fromSection(Branch section) {
    List<Item> items = new ArrayList<>(section.items().size());
    for (Item item : section) {
      items.add(new Item(item.key(), unescape(item.value())));
    }
    return Flattening.unflatten(items);
  }

  private static Node escape(Node text) {
    return StringScalar.of(Flattening.escapeLineFeeds(((StringScalar) text).text()));
  }

  private static Node unescape(Node value) {
    return value instanceof StringScalar text
        ? StringScalar.of(Flattening.unescapeLineFeeds(text.text()))
        : value;
  }

  private static Branch fromPrefixed(List<Item> found) {
    List<Item> items = new ArrayList<>(found.size());
    for (Item item : found) {
      String name = ((StringScalar) item.key()).text().substring(PREFIX.length());
      items.add(Item.of(name, item.value()));
    }
    return Flattening.unflatten(items);
  }

  private boolean isMetadata(Item item) {
    return format == Format.DOTENV
        ? item.key() instanceof StringScalar key && key.text().startsWith(PREFIX)
        : item.hasKey(NAME);
  }

  private static SopsException notFound() {
    return new SopsException(ErrorCode.NOT_ENCRYPTED, "sops metadata not found");
  }

  private static SopsException invalid(String message) {
    return new SopsException(ErrorCode.INVALID_METADATA, message);
  }
}
