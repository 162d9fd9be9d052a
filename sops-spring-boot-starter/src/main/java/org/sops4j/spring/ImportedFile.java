package org.sops4j.spring;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sops4j.tree.Format;

/**
 * The name of an encrypted file as it stands in an import, taken apart.
 *
 * @param stem what comes before the extensions, with its folder and prefix
 * @param extensions such as {@code .enc.yaml}; perhaps empty
 * @param format what the last extension, or the one in brackets, stands for
 */
record ImportedFile(String stem, String extensions, Format format) {
  /** As Spring Boot says which extension a file without one should have had. */
  private static final Pattern HINT = Pattern.compile("(.*)\\[(\\.\\w+)]");

  /** What people put into the names of encrypted files. */
  private static final Set<String> MARKS = Set.of(".enc", ".sops", ".encrypted");

  static ImportedFile of(String location) {
    Matcher hint = HINT.matcher(location);
    if (hint.matches()) {
      return new ImportedFile(hint.group(1), "", Format.ofPath(hint.group(2)));
    }
    int end = before(location, location.length());
    if (MARKS.contains(location.substring(end)) || MARKS.contains(extensionBefore(location, end))) {
      end = before(location, end);
    }
    return new ImportedFile(
        location.substring(0, end), location.substring(end), Format.ofPath(location));
  }

  /** Returns where the extension begins that ends at a place. */
  private static int before(String location, int end) {
    int dot = location.lastIndexOf('.', end - 1);
    int name = nameStart(location);
    return dot > name ? dot : end;
  }

  private static String extensionBefore(String location, int end) {
    return location.substring(before(location, end), end);
  }

  private static int nameStart(String location) {
    return Math.max(location.lastIndexOf('/'), location.lastIndexOf(':')) + 1;
  }

  String location() {
    return stem + extensions;
  }

  String location(String profile) {
    return stem + "-" + profile + extensions;
  }

  /** The name of the one setting that a file of any bytes is: its own, without the mark. */
  static String settingName(String fileName) {
    ImportedFile file = of(fileName);
    String extensions = file.extensions();
    for (String mark : MARKS) {
      if (extensions.startsWith(mark + ".") || extensions.equals(mark)) {
        extensions = extensions.substring(mark.length());
      } else if (extensions.endsWith(mark)) {
        extensions = extensions.substring(0, extensions.length() - mark.length());
      }
    }
    return file.stem() + extensions;
  }
}
