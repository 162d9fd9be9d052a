package org.sops4j.internal.engine;

import org.jspecify.annotations.Nullable;
import org.sops4j.internal.text.GoQuote;

/**
 * Checks a {@code version} of metadata as the reference does before it decrypts (format.md section
 * 5.7): it must be a semantic version, unless it begins with {@code 1.}.
 */
public final class SemanticVersion {
  private SemanticVersion() {}

  /**
   * Checks a version.
   *
   * @param version the text in the metadata
   * @return the complaint, or null if the version is fine
   */
  public static @Nullable String complaint(String version) {
    if (version.startsWith("1.")) {
      return null;
    }
    String text = version.startsWith("v") ? version.substring(1) : version;
    if (text.isEmpty()) {
      return "Version string empty";
    }
    String[] parts = text.split("\\.", 3);
    if (parts.length != 3) {
      return "No Major.Minor.Patch elements found";
    }
    String complaint = number(parts[0], "Major", "major number");
    if (complaint == null) {
      complaint = number(parts[1], "Minor", "minor number");
    }
    return complaint == null ? patch(parts[2]) : complaint;
  }

  private static @Nullable String patch(String text) {
    int plus = text.indexOf('+');
    String build = plus < 0 ? null : text.substring(plus + 1);
    String withoutBuild = plus < 0 ? text : text.substring(0, plus);
    int dash = withoutBuild.indexOf('-');
    String pre = dash < 0 ? null : withoutBuild.substring(dash + 1);
    String number = dash < 0 ? withoutBuild : withoutBuild.substring(0, dash);
    String complaint = number(number, "Patch", "patch number");
    if (complaint == null && pre != null) {
      complaint = identifiers(pre, "Prerelease is empty", "prerelease");
    }
    if (complaint == null && build != null) {
      complaint = identifiers(build, "Build meta data is empty", "build meta data");
    }
    return complaint;
  }

  private static @Nullable String number(String text, String title, String name) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return "Invalid character(s) found in " + name + " " + GoQuote.quote(text);
      }
    }
    if (text.length() > 1 && text.charAt(0) == '0') {
      return title + " number must not contain leading zeroes " + GoQuote.quote(text);
    }
    return text.isEmpty() ? "strconv.ParseUint: parsing \"\": invalid syntax" : null;
  }

  private static @Nullable String identifiers(String text, String ifEmpty, String name) {
    for (String identifier : text.split("\\.", -1)) {
      if (identifier.isEmpty()) {
        return ifEmpty;
      }
      for (int i = 0; i < identifier.length(); i++) {
        char c = identifier.charAt(i);
        if (!(c < 0x80 && Character.isLetterOrDigit(c)) && c != '-') {
          return "Invalid character(s) found in " + name + " " + GoQuote.quote(identifier);
        }
      }
    }
    return null;
  }
}
