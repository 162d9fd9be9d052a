package org.sops4j.check;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sops4j.tree.Format;

/** Tells the format of an encrypted file whose name may not tell it. */
final class Formats {
  private Formats() {}

  /** The format by the name; failing that, by where the metadata stands; null if nowhere. */
  static @Nullable Format of(String name, byte[] bytes) {
    Format byName = Format.ofPath(name);
    if (byName != Format.BINARY) {
      return byName;
    }
    String text = "\n" + new String(bytes, StandardCharsets.ISO_8859_1);
    if (text.stripLeading().startsWith("{")) {
      return text.contains("\"sops\"") ? byName : null;
    }
    if (text.contains("\nsops:")) {
      return Format.YAML;
    }
    if (text.contains("\nsops_mac=")) {
      return Format.DOTENV;
    }
    return text.toLowerCase(Locale.ROOT).contains("\n[sops]") ? Format.INI : null;
  }
}
