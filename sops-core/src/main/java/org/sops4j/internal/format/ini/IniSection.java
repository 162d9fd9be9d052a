package org.sops4j.internal.format.ini;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.tree.SourcePosition;

/** A section while it is being read or written. A key that comes again keeps its place. */
final class IniSection {
  /** The section of the keys before the first header. */
  static final String DEFAULT = "DEFAULT";

  /**
   * What a key has.
   *
   * @param value the value
   * @param comment the lines above the key, empty if there are none
   * @param position where the key stands, if it was read
   */
  record Entry(String value, String comment, @Nullable SourcePosition position) {}

  final String name;
  final String comment;

  /** Where the header stands; null if there is none, or it was not read. */
  final @Nullable SourcePosition position;

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private @Nullable String last;

  IniSection(String name, String comment) {
    this(name, comment, null);
  }

  IniSection(String name, String comment, @Nullable SourcePosition position) {
    this.name = name;
    this.comment = comment;
    this.position = position;
  }

  /** Adds a key; tells whether it is a new one. */
  boolean put(String key, Entry entry) {
    last = key;
    return entries.put(key, entry) == null;
  }

  /** Gives the last key a comment; before any key it is lost. */
  void comment(String text) {
    if (last != null) {
      entries.computeIfPresent(
          last, (key, entry) -> new Entry(entry.value(), text, entry.position()));
    }
  }

  Map<String, Entry> entries() {
    return entries;
  }
}
