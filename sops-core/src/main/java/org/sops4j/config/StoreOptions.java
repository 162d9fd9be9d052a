package org.sops4j.config;

import org.sops4j.tree.Format;

/**
 * The {@code stores} section: how files are indented (format.md section 6.0).
 *
 * @param yamlIndent 0 for the default of four blanks
 * @param jsonIndent -1 for the default, one tab
 * @param binaryIndent the same for the JSON around encrypted binary files
 */
public record StoreOptions(int yamlIndent, int jsonIndent, int binaryIndent) {
  /** What holds without a configuration. */
  public static final StoreOptions DEFAULT = new StoreOptions(0, -1, -1);

  /**
   * Returns the indentation of a format.
   *
   * @param format the format
   * @return the option; 0 where there is none
   */
  public int indent(Format format) {
    return switch (format) {
      case YAML -> yamlIndent;
      case JSON -> jsonIndent;
      case BINARY -> binaryIndent;
      case DOTENV, INI -> 0;
    };
  }
}
