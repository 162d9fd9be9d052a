package org.sops4j.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The age keys a to d of the vectors, and a fifth one. */
public final class AgeKeys {
  private static final Path FOLDER = Path.of("..", "testdata", "vectors", "keys");
  private static final String FIFTH =
      """
      # public key: age1ksden8xy2jee8d6zyj8rtthqxjmlrslmqjzyfleg6narqp3ltukq4u5fyf
      AGE-SECRET-KEY-1EJSZMVA9EZEKA4658G9RGXZK79ZGVJEG3GQLMUTE8HEZQ03PHEVQSXJVVQ
      """;

  private AgeKeys() {}

  /** Returns whom to encrypt to, such as for {@code a,b}. */
  public static String recipients(String names) {
    return join(names, ",", "public key: (age1[a-z0-9]+)");
  }

  /** Returns private keys for {@code SOPS_AGE_KEY}; none for an empty list of names. */
  public static String identities(String names) {
    return join(names, "\n", "(AGE-SECRET-KEY-1[A-Z0-9]+)");
  }

  /** Returns the name of a recipient. */
  public static String nameOf(String recipient) {
    for (String name : "a,b,c,d,e".split(",")) {
      if (recipients(name).equals(recipient)) {
        return name;
      }
    }
    return "?";
  }

  /** Returns a creation rule; {@code a,b/c} is two groups, of which the first has two keys. */
  public static String rule(String groups) {
    StringBuilder rule = new StringBuilder("creation_rules:\n  - key_groups:\n");
    for (String group : groups.split("/")) {
      rule.append("      - age: ['").append(recipients(group)).append("']\n");
    }
    return rule.toString();
  }

  private static String join(String names, String separator, String pattern) {
    List<String> parts = new ArrayList<>();
    for (String name : names.isEmpty() ? new String[0] : names.split(",")) {
      parts.add(read(name).replaceAll("(?s).*" + pattern + ".*", "$1"));
    }
    return String.join(separator, parts);
  }

  private static String read(String name) {
    if (name.equals("e")) {
      return FIFTH;
    }
    try {
      return Files.readString(FOLDER.resolve("age-" + name + ".txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
