package org.sops4j.jackson;

import java.nio.charset.StandardCharsets;
import org.sops4j.DecryptedDocument;
import org.sops4j.Sops;
import org.sops4j.tree.Format;

/** Documents in clear, as decrypting returns them. */
final class Documents {
  private Documents() {}

  static DecryptedDocument yaml(String text) {
    return parse(text, Format.YAML);
  }

  static DecryptedDocument parse(String text, Format format) {
    return Sops.create().parse(text.getBytes(StandardCharsets.UTF_8), format);
  }
}
