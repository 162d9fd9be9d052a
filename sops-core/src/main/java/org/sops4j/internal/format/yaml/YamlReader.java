package org.sops4j.internal.format.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.error.MalformedDocumentException;
import org.sops4j.internal.format.SourceMap;
import org.sops4j.tree.Branch;

/** Reads YAML files as the reference does (format.md section 6.1). */
final class YamlReader {
  private static final String UNMARSHALING = "Error unmarshaling input YAML: ";

  private YamlReader() {}

  /** Reads all documents; an empty file has none. */
  static List<Branch> read(byte[] input) {
    return read(input, null);
  }

  /** Reads all documents; the map, if there is one, is told where everything stands. */
  static List<Branch> read(byte[] input, @Nullable SourceMap map) {
    if (input.length == 0) {
      return List.of();
    }
    YamlComposer composer = new YamlComposer(input);
    YamlDocument document = composer.next();
    if (document == null) {
      throw new MalformedDocumentException("EOF");
    }
    FirstDocumentCheck.check(document.root());
    List<Branch> branches = new ArrayList<>();
    while (document != null) {
      AliasGuard.check(document.root());
      branches.add(TreeBuilder.build(document, map));
      document = nextOf(composer);
    }
    return branches;
  }

  private static @Nullable YamlDocument nextOf(YamlComposer composer) {
    try {
      return composer.next();
    } catch (MalformedDocumentException e) {
      throw new MalformedDocumentException(UNMARSHALING + e.reason(), e.line(), e.column())
          .summarized(UNMARSHALING + e.summary());
    }
  }
}
