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
 * elements of a list, get their texts back in the order of the file.
 */
public final class CiphertextStash {
  private final Map<Plaintext, List<StringScalar>> texts = new HashMap<>();

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

  /** Remembers the text of a value; the bytes are not copied. */
  void add(String aad, String type, byte[] plaintext, StringScalar text) {
    Plaintext key = new Plaintext(aad, type, plaintext);
    List<StringScalar> known = texts.get(key);
    if (known == null) {
      texts.put(key, List.of(text));
    } else if (known.size() == 1) {
      List<StringScalar> several = new ArrayList<>(known);
      several.add(text);
      texts.put(key, several);
    } else {
      known.add(text);
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
    private final Map<Plaintext, Integer> handedOut = new HashMap<>();

    private Reader() {}

    /** Returns the next text of a value, the last one again when there are no more. */
    @Nullable StringScalar next(String aad, String type, byte[] plaintext) {
      Plaintext key = new Plaintext(aad, type, plaintext);
      List<StringScalar> known = texts.get(key);
      if (known == null || known.size() == 1) {
        return known == null ? null : known.get(0);
      }
      int index = handedOut.getOrDefault(key, 0);
      handedOut.put(key, Math.min(index + 1, known.size() - 1));
      return known.get(index);
    }
  }
}
