package org.sops4j.internal.engine;

import org.sops4j.internal.format.FormatCodec;
import org.sops4j.internal.format.binary.BinaryCodec;
import org.sops4j.internal.format.dotenv.DotenvCodec;
import org.sops4j.internal.format.ini.IniCodec;
import org.sops4j.internal.format.json.JsonCodec;
import org.sops4j.internal.format.yaml.YamlCodec;
import org.sops4j.tree.Format;

/** The codec of each format; a format's classes are loaded only when it is used. */
public final class FormatCodecs {
  private FormatCodecs() {}

  /**
   * Returns the codec of a format.
   *
   * @param format the format
   * @return the codec
   */
  public static FormatCodec of(Format format) {
    return switch (format) {
      case YAML -> new YamlCodec();
      case JSON -> new JsonCodec();
      case DOTENV -> new DotenvCodec();
      case INI -> new IniCodec();
      case BINARY -> new BinaryCodec();
    };
  }
}
