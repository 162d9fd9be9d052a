package org.sops4j.maven;

import java.nio.file.Path;

/** The name of a file in clear: that of the encrypted one without {@code .enc} or {@code .sops}. */
final class PlainName {
  private PlainName() {}

  static Path of(Path encrypted) {
    String name = String.valueOf(encrypted.getFileName());
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      return encrypted;
    }
    String stem = name.substring(0, dot);
    for (String mark : new String[] {".enc", ".sops"}) {
      if (stem.endsWith(mark) && stem.length() > mark.length()) {
        String plain = stem.substring(0, stem.length() - mark.length()) + name.substring(dot);
        return encrypted.resolveSibling(plain);
      }
    }
    return encrypted;
  }
}
