package org.sops4j.internal.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.internal.text.GoQuote;

/**
 * A {@code version} of metadata (format.md section 5.7): a semantic version, with or without a
 * {@code v} before it.
 */
public final class SemanticVersion {
  private static final String LARGEST = Long.toUnsignedString(-1);

  private final List<String> numbers;
  private final List<String> prerelease;

  private SemanticVersion(List<String> numbers, List<String> prerelease) {
    this.numbers = numbers;
    this.prerelease = prerelease;
  }

  /**
   * Checks a version as the reference does before it decrypts; one that begins with {@code 1.} is
   * fine whatever follows.
   *
   * @param version the text in the metadata
   * @return the complaint, or null if the version is fine
   */
  public static @Nullable String complaint(String version) {
    if (version.startsWith("1.")) {
      return null;
    }
    try {
      parse(version);
      return null;
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  /**
   * Tells whether a program is newer than the one that stamped a file.
   *
   * @param program the version of the program
   * @param recorded the version in the file
   * @return whether it comes later; always if the recorded one begins with {@code 1.}
   * @throws IllegalArgumentException if the recorded one is no version; the message says why
   */
  public static boolean isNewer(String program, String recorded) {
    return recorded.startsWith("1.") || parse(program).compareTo(parse(recorded)) > 0;
  }

  private static SemanticVersion parse(String version) {
    String text = version.startsWith("v") ? version.substring(1) : version;
    if (text.isEmpty()) {
      throw new IllegalArgumentException("Version string empty");
    }
    String[] parts = text.split("\\.", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("No Major.Minor.Patch elements found");
    }
    checkNumber(parts[0], "Major", "major number");
    checkNumber(parts[1], "Minor", "minor number");
    int plus = parts[2].indexOf('+');
    String withoutBuild = plus < 0 ? parts[2] : parts[2].substring(0, plus);
    int dash = withoutBuild.indexOf('-');
    String patch = dash < 0 ? withoutBuild : withoutBuild.substring(0, dash);
    checkNumber(patch, "Patch", "patch number");
    List<String> prerelease = List.of();
    if (dash >= 0) {
      prerelease =
          identifiers(withoutBuild.substring(dash + 1), "Prerelease is empty", "prerelease");
      prerelease.forEach(SemanticVersion::checkNumeric);
    }
    if (plus >= 0) {
      identifiers(parts[2].substring(plus + 1), "Build meta data is empty", "build meta data");
    }
    return new SemanticVersion(List.of(parts[0], parts[1], patch), prerelease);
  }

  private static void checkNumber(String text, String title, String name) {
    if (!isNumeric(text)) {
      throw invalidCharacters(name, text);
    }
    if (hasLeadingZero(text)) {
      throw new IllegalArgumentException(
          title + " number must not contain leading zeroes " + GoQuote.quote(text));
    }
    checkRange(text);
  }

  private static List<String> identifiers(String text, String ifEmpty, String name) {
    List<String> identifiers = List.of(text.split("\\.", -1));
    for (String identifier : identifiers) {
      if (identifier.isEmpty()) {
        throw new IllegalArgumentException(ifEmpty);
      }
      for (int i = 0; i < identifier.length(); i++) {
        char c = identifier.charAt(i);
        if (!(c < 0x80 && Character.isLetterOrDigit(c)) && c != '-') {
          throw invalidCharacters(name, identifier);
        }
      }
    }
    return identifiers;
  }

  private static void checkNumeric(String identifier) {
    if (isNumeric(identifier)) {
      if (hasLeadingZero(identifier)) {
        throw new IllegalArgumentException(
            "Numeric PreRelease version must not contain leading zeroes "
                + GoQuote.quote(identifier));
      }
      checkRange(identifier);
    }
  }

  private static void checkRange(String digits) {
    boolean inRange = compareNumbers(digits, LARGEST) <= 0;
    if (digits.isEmpty() || !inRange) {
      throw new IllegalArgumentException(
          "strconv.ParseUint: parsing "
              + GoQuote.quote(digits)
              + (inRange ? ": invalid syntax" : ": value out of range"));
    }
  }

  private static IllegalArgumentException invalidCharacters(String name, String text) {
    return new IllegalArgumentException(
        "Invalid character(s) found in " + name + " " + GoQuote.quote(text));
  }

  private static boolean hasLeadingZero(String digits) {
    return digits.length() > 1 && digits.charAt(0) == '0';
  }

  private static boolean isNumeric(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Without leading zeros the longer number is the larger one. */
  private static int compareNumbers(String a, String b) {
    return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
  }

  private int compareTo(SemanticVersion other) {
    for (int i = 0; i < numbers.size(); i++) {
      int result = compareNumbers(numbers.get(i), other.numbers.get(i));
      if (result != 0) {
        return result;
      }
    }
    if (prerelease.isEmpty() || other.prerelease.isEmpty()) {
      return Boolean.compare(prerelease.isEmpty(), other.prerelease.isEmpty());
    }
    return comparePrereleases(other);
  }

  private int comparePrereleases(SemanticVersion other) {
    int common = Math.min(prerelease.size(), other.prerelease.size());
    for (int i = 0; i < common; i++) {
      int result = compareIdentifiers(prerelease.get(i), other.prerelease.get(i));
      if (result != 0) {
        return result;
      }
    }
    return Integer.compare(prerelease.size(), other.prerelease.size());
  }

  /** Numbers come before words. */
  private static int compareIdentifiers(String a, String b) {
    if (isNumeric(a) && isNumeric(b)) {
      return compareNumbers(a, b);
    }
    int kinds = Boolean.compare(isNumeric(b), isNumeric(a));
    return kinds == 0 ? a.compareTo(b) : kinds;
  }
}
