package org.sops4j.cli.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sops4j.metadata.KeyRef;

/** Which person opens which file. */
public final class AccessMatrix {
  private static final Comparator<String> BY_NAME =
      String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

  private final RecipientNames names;
  private final List<FileAccess> files;
  private final Map<String, Set<KeyRef>> people = new TreeMap<>(BY_NAME);

  /**
   * Makes the matrix.
   *
   * @param names who holds which master key
   * @param files the files in order
   */
  public AccessMatrix(RecipientNames names, List<FileAccess> files) {
    this.names = names;
    this.files = files;
    for (FileAccess file : files) {
      for (KeyRef key : file.keys()) {
        people.computeIfAbsent(person(key), any -> keys()).add(key);
      }
    }
  }

  private static Set<KeyRef> keys() {
    return new TreeSet<>(Comparator.comparing(KeyRef::type).thenComparing(KeyRef::display));
  }

  private String person(KeyRef key) {
    String name = names.of(key);
    return name.isEmpty() ? key.display() : name;
  }

  /**
   * Returns the part of it that concerns one person.
   *
   * @param name a name or a recipient
   * @return the matrix, or null if nobody of that name opens a file
   */
  public @Nullable AccessMatrix only(String name) {
    Set<KeyRef> all = keys();
    people.values().forEach(all::addAll);
    List<KeyRef> own = names.keysOf(name, all);
    List<FileAccess> concerned = new ArrayList<>();
    for (FileAccess file : files) {
      if (file.concerns(own)) {
        concerned.add(file);
      }
    }
    if (concerned.isEmpty()) {
      return null;
    }
    AccessMatrix part = new AccessMatrix(names, concerned);
    part.people.values().forEach(keys -> keys.retainAll(own));
    part.people.values().removeIf(Set::isEmpty);
    return part;
  }

  /**
   * Returns the files.
   *
   * @return the files in order
   */
  public List<FileAccess> files() {
    return files;
  }

  /**
   * Returns the people.
   *
   * @return names, or the key texts of master keys without one, with the master keys of each
   */
  public Map<String, Set<KeyRef>> people() {
    return people;
  }

  /** One master key of one person in one group of one file. */
  record Entry(FileAccess file, String name, KeyRef key, int group, boolean alone) {}

  /** All entries of one file, in the order of the file. */
  List<Entry> entries(FileAccess file) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < file.groups().size(); i++) {
      for (KeyRef key : file.groups().get(i)) {
        String name = names.of(key);
        Set<KeyRef> own = people.get(person(key));
        if (own != null && own.contains(key)) {
          entries.add(new Entry(file, name, key, i + 1, file.isOpenedBy(own)));
        }
      }
    }
    return entries;
  }

  /** The people of each file, for texts that are to be short. */
  Map<String, Boolean> aloneByPerson(FileAccess file) {
    Map<String, Boolean> alone = new LinkedHashMap<>();
    people.forEach(
        (name, keys) -> {
          if (file.concerns(keys)) {
            alone.put(name, file.isOpenedBy(keys));
          }
        });
    return alone;
  }
}
