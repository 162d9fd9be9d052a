package org.sops4j.internal.cipher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.tree.StringScalar;

/**
 * The encrypted values of a file by what is in them, so that a value that did not change keeps its
 * text when the file is encrypted again (format.md section 2.8). Equal values at one path, such as
 * elements of a list, each get back the text that stood in their place, or else, as after an
 * insertion, one that stood nearby.
 */
public final class CiphertextStash {
  private final Map<Plaintext, List<Entry>> entries = new HashMap<>();

  /** How many values were seen at each path: list elements share one. */
  private final Map<String, Integer> places = new HashMap<>();

  /** Makes an empty stash. */
  public CiphertextStash() {}

  /**
   * What a text depends on, besides data key and initialisation vector. Not a record: a record's
   * hash code is linked at run time, which is slow in a process that lives for one command.
   */
  private static final class Plaintext {
    private final String aad;
    private final String type;
    private final byte[] bytes;

    Plaintext(String aad, String type, byte[] bytes) {
      this.aad = aad;
      this.type = type;
      this.bytes = bytes;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Plaintext that
          && that.aad.equals(aad)
          && that.type.equals(type)
          && Arrays.equals(that.bytes, bytes);
    }

    @Override
    public int hashCode() {
      return (aad.hashCode() * 31 + type.hashCode()) * 31 + Arrays.hashCode(bytes);
    }
  }

  /** A text, and the how-manieth value of its path it was. */
  private static final class Entry {
    private final int place;
    private final StringScalar text;

    Entry(int place, StringScalar text) {
      this.place = place;
      this.text = text;
    }
  }

  private static int next(Map<String, Integer> places, String aad) {
    int place = places.getOrDefault(aad, 0);
    places.put(aad, place + 1);
    return place;
  }

  /** Remembers the text of a value; the bytes are not copied. */
  void add(String aad, String type, byte[] plaintext, StringScalar text) {
    Plaintext key = new Plaintext(aad, type, plaintext);
    Entry entry = new Entry(next(places, aad), text);
    List<Entry> known = entries.get(key);
    if (known == null) {
      entries.put(key, List.of(entry));
    } else if (known.size() == 1) {
      List<Entry> several = new ArrayList<>(known);
      several.add(entry);
      entries.put(key, several);
    } else {
      known.add(entry);
    }
  }

  /**
   * Starts handing out texts from the beginning; the stash itself stays as it is.
   *
   * @return a reader for one walk
   */
  public Reader reader() {
    return new Reader();
  }

  /** Hands out the texts during one walk. */
  public final class Reader {
    private final Map<String, Integer> walked = new HashMap<>();
    private final Map<Plaintext, List<Entry>> unused = new HashMap<>();

    private Reader() {}

    /** Returns the text of the next value, the last one again when there are no more. */
    @Nullable StringScalar next(String aad, String type, byte[] plaintext) {
      if (entries.isEmpty()) {
        return null;
      }
      int place = CiphertextStash.next(walked, aad);
      Plaintext key = new Plaintext(aad, type, plaintext);
      List<Entry> known = entries.get(key);
      if (known == null || known.size() == 1) {
        return known == null ? null : known.get(0).text;
      }
      List<Entry> left = unused.computeIfAbsent(key, any -> new ArrayList<>(known));
      return left.isEmpty() ? known.get(known.size() - 1).text : take(left, place).text;
    }

    private Entry take(List<Entry> left, int place) {
      for (int i = 0; i < left.size() && left.get(i).place <= place; i++) {
        if (left.get(i).place == place) {
          return left.remove(i);
        }
      }
      return left.remove(0);
    }
  }
}
