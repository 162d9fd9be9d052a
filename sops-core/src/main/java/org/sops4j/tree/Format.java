package org.sops4j.tree;

import java.util.Optional;

/** File formats that hold secrets (format.md section 6). */
public enum Format {
  /** YAML, one branch per document. */
  YAML("yaml"),
  /** JSON, one top-level object. */
  JSON("json"),
  /** Lines of {@code NAME=value}. */
  DOTENV("dotenv"),
  /** Sections of keys. */
  INI("ini"),
  /** Any bytes; the encrypted file is JSON. */
  BINARY("binary");

  private final String id;

  Format(String id) {
    this.id = id;
  }

  /**
   * Returns the name used by {@code --input-type} and in {@code .sops.yaml}.
   *
   * @return the lower-case name
   */
  public String id() {
    return id;
  }

  /**
   * Finds a format by its exact name.
   *
   * @param id such as {@code yaml}; case matters
   * @return the format, or empty for any other text
   */
  public static Optional<Format> byId(String id) {
    for (Format format : values()) {
      if (format.id.equals(id)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /**
   * Tells the format from the end of a file name; case matters, and anything unknown is binary.
   *
   * @param path a path or a name, as text
   * @return the format that the name stands for
   */
  public static Format ofPath(String path) {
    if (path.endsWith(".yaml") || path.endsWith(".yml")) {
      return YAML;
    }
    if (path.endsWith(".json")) {
      return JSON;
    }
    if (path.endsWith(".env")) {
      return DOTENV;
    }
    return path.endsWith(".ini") ? INI : BINARY;
  }
}
