package org.sops4j.cli.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sops4j.Sops;
import org.sops4j.cli.files.GitFiles;
import org.sops4j.cli.git.BlobReader;
import org.sops4j.cli.git.Git;
import org.sops4j.tree.Format;

/** Which lines {@code .gitattributes} needs for the encrypted files of a repository. */
final class AttributePatterns {
  private static final List<String> ATTRIBUTES = List.of("diff", "merge", "filter");
  private static final String OURS = "sops";

  private final Git git;
  private final List<String> attributes;
  private final Set<String> skipped = new LinkedHashSet<>();

  AttributePatterns(Git git, boolean withFilter) {
    this.git = git;
    this.attributes = ATTRIBUTES.subList(0, withFilter ? 3 : 2);
  }

  /** What was left out since somebody else decided about it. */
  Set<String> skipped() {
    return skipped;
  }

  /** The pattern of a line. */
  static String patternOf(String line) {
    int end = line.startsWith("\"") ? line.indexOf("\" ") + 1 : line.indexOf(' ');
    return end <= 0 ? line : line.substring(0, end);
  }

  /** Lines for patterns, each tried on files that it means. */
  List<String> lines(Map<String, List<String>> samples) {
    List<String> lines = new ArrayList<>();
    samples.forEach(
        (pattern, files) -> {
          StringBuilder line = new StringBuilder(pattern);
          Set<String> taken = taken(files);
          for (String attribute : attributes) {
            if (!taken.contains(attribute)) {
              line.append(' ').append(attribute).append('=').append(OURS);
            } else {
              skipped.add(attribute + " of " + pattern);
            }
          }
          if (taken.size() < attributes.size()) {
            lines.add(line.toString());
          }
        });
    return lines;
  }

  /** Attributes to which some file has a value already that is not ours. */
  private Set<String> taken(List<String> files) {
    List<String> command = new ArrayList<>(List.of("check-attr", "-z"));
    command.addAll(attributes);
    command.add("--");
    command.addAll(files);
    List<String> fields = git.fields(command); // path, attribute, value
    Set<String> taken = new HashSet<>();
    for (int i = 0; i + 2 < fields.size(); i += 3) {
      String value = fields.get(i + 2);
      if (!value.equals("unspecified") && !value.equals(OURS)) {
        taken.add(fields.get(i + 1));
      }
    }
    return taken;
  }

  /**
   * Finds patterns for the encrypted files that git follows: one for all of a folder with one
   * extension if none of them is in clear, else one for each.
   *
   * @return patterns and the files that each means
   */
  Map<String, List<String>> find(GitFiles files, Sops keyless) {
    Map<String, List<String>> encrypted = new TreeMap<>();
    Set<String> mixed = new HashSet<>();
    try (BlobReader blobs = new BlobReader(git)) {
      for (GitFiles.Entry entry : files.tracked()) {
        String path = git.folder().relativize(entry.file().path()).toString();
        byte[] content = blobs.read(entry.blob());
        if (content != null && FileVersions.isEncrypted(content, Format.ofPath(path), keyless)) {
          encrypted.computeIfAbsent(group(path), any -> new ArrayList<>()).add(path);
        } else {
          mixed.add(group(path));
        }
      }
    }
    Map<String, List<String>> patterns = new LinkedHashMap<>();
    encrypted.forEach(
        (group, paths) -> {
          if (mixed.contains(group) || !group.contains("*")) {
            paths.forEach(path -> patterns.put(quoted("/" + escaped(path)), List.of(path)));
          } else {
            patterns.put(quoted(group), paths);
          }
        });
    return patterns;
  }

  /** Folder and extension as a pattern; the file itself if it has no extension. */
  private static String group(String path) {
    int name = path.lastIndexOf('/') + 1;
    int dot = path.lastIndexOf('.');
    return dot <= name
        ? "/" + escaped(path)
        : "/" + escaped(path.substring(0, name)) + "*" + escaped(path.substring(dot));
  }

  private static String escaped(String path) {
    return path.replaceAll("([\\\\*?\\[])", "\\\\$1");
  }

  private static String quoted(String pattern) {
    boolean plain =
        pattern.indexOf(' ') < 0 && pattern.indexOf('\t') < 0 && !pattern.contains("\"");
    return plain ? pattern : '"' + pattern.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
