package org.sops4j.internal.cipher;

import java.util.Set;
import org.sops4j.tree.Utf8;

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
    EncText parts = EncText.parse(Utf8.encode(text));
    if (parts == null) {
      return "it is not of the form ENC[AES256_GCM,data:…,iv:…,tag:…,type:…]";
    }
    try {
      parts.data();
      int iv = parts.iv().length;
      int tag = parts.tag().length;
      if (iv != IV_LENGTH) {
        return "its iv has " + iv + " bytes instead of " + IV_LENGTH;
      }
      if (tag != TAG_LENGTH) {
        return "its tag has " + tag + " bytes instead of " + TAG_LENGTH;
      }
      return TYPES.contains(parts.type()) ? "" : "its type is unknown";
    } catch (MalformedValueException e) {
      return e.getMessage();
    }
  }
}
