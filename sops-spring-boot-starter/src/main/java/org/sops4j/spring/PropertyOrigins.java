package org.sops4j.spring;

import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sops4j.SourceLines;
import org.sops4j.tree.KeyPath;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.TextResourceOrigin;

/**
 * Tells on which line of the encrypted file a setting stands, once it is asked for: the file is
 * read for that a second time, but few ever ask.
 */
final class PropertyOrigins {
  private final SopsConfigDataResource resource;
  private final byte[] file;
  private final int document;
  private final Map<KeyPath, Origin> known = new ConcurrentHashMap<>();
  private volatile @Nullable SourceLines lines;

  PropertyOrigins(SopsConfigDataResource resource, byte[] file, int document) {
    this.resource = resource;
    this.file = file;
    this.document = document;
  }

  SopsConfigDataResource resource() {
    return resource;
  }

  Origin of(KeyPath path) {
    return known.computeIfAbsent(path, this::find);
  }

  private Origin find(KeyPath path) {
    OptionalInt line = lines().lineOf(document, path);
    return new TextResourceOrigin(
        resource.resource(),
        line.isEmpty() ? null : new TextResourceOrigin.Location(line.getAsInt() - 1, 0));
  }

  private SourceLines lines() {
    SourceLines read = lines;
    if (read == null) {
      read = SourceLines.of(file, resource.format());
      lines = read; // the same whoever reads it, so a race is harmless
    }
    return read;
  }
}
