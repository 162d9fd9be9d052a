package org.sops4j;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.sops4j.internal.engine.DeepStack;
import org.sops4j.internal.engine.FormatCodecs;
import org.sops4j.internal.format.SourceMap;
import org.sops4j.internal.text.ScalarText;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Comment;
import org.sops4j.tree.Format;
import org.sops4j.tree.Item;
import org.sops4j.tree.KeyPath;
import org.sops4j.tree.Node;
import org.sops4j.tree.Scalar;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.SourcePosition;

/**
 * Tells where the keys of a file stand in it. Needs no key: an encrypted file has the keys of its
 * content in clear, and the metadata is a part of the file like any other ({@code sops} in YAML,
 * JSON and INI, {@code sops_…} in dotenv).
 *
 * <pre>{@code
 * SourceLines lines = SourceLines.of(Files.readAllBytes(file), Format.YAML);
 * int line = lines.lineOf(KeyPath.of("db", "hosts", 0)).orElse(1);
 * }</pre>
 *
 * <p>Paths are those of {@link DecryptedDocument#at(KeyPath)}: comments of a list count as
 * elements, but have no line. What an alias of YAML stands for has the lines of the anchor.
 * Instances are immutable and safe for many threads; lines and columns count from 1.
 */
public final class SourceLines {
  private final List<Branch> documents;
  private final SourceMap map;

  private SourceLines(List<Branch> documents, SourceMap map) {
    this.documents = documents;
    this.map = map;
  }

  /**
   * Reads a file, encrypted or in clear.
   *
   * @param input the whole file
   * @param format its format; a file of the format BINARY has the keys of its JSON if it is
   *     encrypted, else the one key {@code data} on line 1
   * @return the lines of its keys
   * @throws org.sops4j.error.MalformedDocumentException if it is not of that format
   */
  public static SourceLines of(byte[] input, Format format) {
    return DeepStack.call(
        () -> {
          SourceMap map = new SourceMap();
          return new SourceLines(FormatCodecs.of(format).locate(input, map), map);
        });
  }

  /**
   * Returns the line of a key, or of an element of a list, in the first document.
   *
   * @param path the path
   * @return the line of the first such key; empty if there is none, or it has no line of its own
   *     (such as the section of an INI file before any header, and comments)
   */
  public OptionalInt lineOf(KeyPath path) {
    return lineOf(0, path);
  }

  /**
   * Returns the line of a key, or of an element of a list.
   *
   * @param document which document of a YAML file, counted from 0
   * @param path the path
   * @return the line, as {@link #lineOf(KeyPath)} gives it
   */
  public OptionalInt lineOf(int document, KeyPath path) {
    List<SourcePosition> all = positionsOf(document, path);
    return all.isEmpty() ? OptionalInt.empty() : OptionalInt.of(all.get(0).line());
  }

  /**
   * Returns all places of a key: more than one if mappings have the key more than once.
   *
   * @param document which document of a YAML file, counted from 0
   * @param path the path
   * @return where each begins, in file order
   */
  public List<SourcePosition> positionsOf(int document, KeyPath path) {
    if (document < 0 || document >= documents.size() || path.components().isEmpty()) {
      return List.of();
    }
    List<Spot> spots = List.of(new Spot(null, documents.get(document)));
    for (Object component : path.components()) {
      List<Spot> next = new ArrayList<>();
      for (Spot spot : spots) {
        addParts(spot.value(), component, next);
      }
      spots = next;
    }
    List<SourcePosition> found = new ArrayList<>(spots.size());
    for (Spot spot : spots) {
      if (spot.position() != null) {
        found.add(spot.position());
      }
    }
    return List.copyOf(found);
  }

  private record Spot(@Nullable SourcePosition position, Node value) {}

  private void addParts(Node node, Object component, List<Spot> parts) {
    if (node instanceof Branch branch && component instanceof String key) {
      for (Item item : branch) {
        if (isNamed(item, key)) {
          parts.add(new Spot(map.of(item), item.value()));
        }
      }
    } else if (node instanceof Sequence list && component instanceof Integer index) {
      if (index >= 0 && index < list.elements().size()) {
        parts.add(new Spot(map.of(list, index), list.elements().get(index)));
      }
    }
  }

  /** Keys such as {@code 1:} are found by their text. */
  private static boolean isNamed(Item item, String key) {
    return item.hasKey(key)
        || (!(item.key() instanceof Comment) && ScalarText.flat((Scalar) item.key()).equals(key));
  }

  @Override
  public String toString() {
    return "SourceLines[" + documents.size() + " documents]";
  }
}
