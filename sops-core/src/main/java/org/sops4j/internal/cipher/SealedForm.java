package org.sops4j.internal.cipher;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the text of an encrypted value tells without a key. */
public final class SealedForm {
  private static final int IV_LENGTH = 32;
  private static final int TAG_LENGTH = 16;
  private static final Set<String> TYPES =
      Set.of("str", "int", "float", "bool", "time", "bytes", "comment");

  private SealedForm() {}

  /**
   * Finds what is wrong with the text of an encrypted value.
   *
   * @param text the text
   * @return a few words that quote nothing of it; empty if it is well-formed
   */
  public static String fault(String text) {
    EncText parts = EncText.parse(text);
    if (parts == null) {
      return "it is not of the form ENC[AES256_GCM,data:…,iv:…,tag:…,type:…]";
    }
    byte[] data = decode(parts.data());
    byte[] iv = decode(parts.iv());
    byte[] tag = decode(parts.tag());
    if (data == null || iv == null || tag == null) {
      String name = data == null ? "data" : iv == null ? "iv" : "tag";
      return "its " + name + " is not Base64";
    }
    if (iv.length != IV_LENGTH) {
      return "its iv has " + iv.length + " bytes instead of " + IV_LENGTH;
    }
    if (tag.length != TAG_LENGTH) {
      return "its tag has " + tag.length + " bytes instead of " + TAG_LENGTH;
    }
    return TYPES.contains(parts.type()) ? "" : "its type is unknown";
  }

  private static byte @Nullable [] decode(String base64) {
    try {
      return GoBase64.decode(base64.getBytes(StandardCharsets.ISO_8859_1));
    } catch (MalformedValueException e) {
      return null;
    }
  }
}
