package org.sops4j.pgp.internal.secret;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.pgp.internal.PgpException;

/** A list of lists and octet strings, the language in which gpg-agent keeps keys. */
final class SExpression {
  private final byte @Nullable [] octets;
  private final List<SExpression> items;

  private SExpression(byte @Nullable [] octets, List<SExpression> items) {
    this.octets = octets;
    this.items = items;
  }

  static SExpression of(byte[] octets) {
    return new SExpression(octets, List.of());
  }

  static SExpression of(List<SExpression> items) {
    return new SExpression(null, List.copyOf(items));
  }

  boolean isList() {
    return octets == null;
  }

  List<SExpression> items() {
    return items;
  }

  SExpression item(int index) throws PgpException {
    if (index >= items.size()) {
      throw new PgpException("a private key lacks something");
    }
    return items.get(index);
  }

  /** Returns the octets; not copied. */
  byte[] octets() throws PgpException {
    if (octets == null) {
      throw new PgpException("a private key has a list where it must not");
    }
    return octets;
  }

  String text() throws PgpException {
    return new String(octets(), StandardCharsets.UTF_8);
  }

  BigInteger number() throws PgpException {
    return new BigInteger(1, octets());
  }

  /** Returns the first word of a list. */
  String label() throws PgpException {
    return item(0).text();
  }

  /** Tells whether this is a word, or a list that begins with it. */
  boolean is(String word) {
    byte[] first = items.isEmpty() ? octets : items.get(0).octets;
    return first != null && Arrays.equals(first, word.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the list among the items that begins with a word. */
  SExpression find(String label) throws PgpException {
    for (SExpression item : items) {
      if (item.is(label)) {
        return item;
      }
    }
    throw new PgpException("a private key has no " + label);
  }

  /** Returns the same list with other items in place of the one that begins with a word. */
  SExpression replacing(String label, List<SExpression> others) {
    List<SExpression> changed = new ArrayList<>();
    for (SExpression item : items) {
      if (item.is(label)) {
        changed.addAll(others);
      } else {
        changed.add(item);
      }
    }
    return of(changed);
  }

  /** Writes the one form of which checksums are made. */
  void canonical(ByteArrayOutputStream out) {
    if (octets != null) {
      byte[] length = (octets.length + ":").getBytes(StandardCharsets.UTF_8);
      out.write(length, 0, length.length);
      out.write(octets, 0, octets.length);
      return;
    }
    out.write('(');
    for (SExpression item : items) {
      item.canonical(out);
    }
    out.write(')');
  }

  byte[] canonical() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    canonical(out);
    return out.toByteArray();
  }

  void wipe() {
    if (octets != null) {
      Arrays.fill(octets, (byte) 0);
    }
    items.forEach(SExpression::wipe);
  }
}
