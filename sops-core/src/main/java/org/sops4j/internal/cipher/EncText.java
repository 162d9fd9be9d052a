package org.sops4j.internal.cipher;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The text form of an encrypted value, {@code ENC[AES256_GCM,data:…,iv:…,tag:…,type:…]} (format.md
 * section 2.1). Reading follows the reference's pattern, which is anchored only at the start, does
 * not cross a line feed, and whose groups are greedy.
 *
 * @param data ciphertext without tag, in Base64
 * @param iv initialisation vector, in Base64
 * @param tag authentication tag, in Base64
 * @param type the type tag
 */
record EncText(String data, String iv, String tag, String type) {
  private static final String START = "ENC[AES256_GCM,data:";
  private static final String IV = ",iv:";
  private static final String TAG = ",tag:";
  private static final String TYPE = ",type:";

  /** Returns the parts, or null if the text is not of this form. */
  static @Nullable EncText parse(String text) {
    if (!text.startsWith(START)) {
      return null;
    }
    int lineEnd = text.indexOf('\n');
    int end = text.lastIndexOf(']', lineEnd < 0 ? text.length() : lineEnd);
    // Greedy groups: each separator is the last that leaves a character for the groups behind it.
    int type = text.lastIndexOf(TYPE, end - TYPE.length() - 1);
    int tag = text.lastIndexOf(TAG, type - TAG.length() - 1);
    int iv = text.lastIndexOf(IV, tag - IV.length() - 1);
    if (end < 0 || type < 0 || tag < 0 || iv <= START.length()) {
      return null;
    }
    return new EncText(
        text.substring(START.length(), iv),
        text.substring(iv + IV.length(), tag),
        text.substring(tag + TAG.length(), type),
        text.substring(type + TYPE.length(), end));
  }

  /** Makes the text of a value: ciphertext and tag stand behind each other in {@code sealed}. */
  static byte[] print(byte[] sealed, int tagLength, byte[] iv, String type) {
    Base64.Encoder base64 = Base64.getEncoder();
    byte[] data = base64.encode(Arrays.copyOf(sealed, sealed.length - tagLength));
    byte[] tag =
        base64.encode(Arrays.copyOfRange(sealed, sealed.length - tagLength, sealed.length));
    byte[] ivText = base64.encode(iv);
    byte[] out =
        new byte
            [START.length()
                + data.length
                + IV.length()
                + ivText.length
                + TAG.length()
                + tag.length
                + TYPE.length()
                + type.length()
                + 1];
    int at = put(out, 0, START);
    at = put(out, at, data);
    at = put(out, at, IV);
    at = put(out, at, ivText);
    at = put(out, at, TAG);
    at = put(out, at, tag);
    at = put(out, at, TYPE);
    at = put(out, at, type);
    out[at] = ']';
    return out;
  }

  private static int put(byte[] out, int at, String text) {
    return put(out, at, text.getBytes(StandardCharsets.US_ASCII));
  }

  private static int put(byte[] out, int at, byte[] bytes) {
    System.arraycopy(bytes, 0, out, at, bytes.length);
    return at + bytes.length;
  }
}
