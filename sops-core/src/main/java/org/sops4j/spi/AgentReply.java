package org.sops4j.spi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What gpg-agent says to a request for a passphrase. */
final class AgentReply {
  private AgentReply() {}

  /** Returns the passphrase; the reply is overwritten. */
  static byte[] secret(byte[] reply) throws IOException {
    try {
      if (startsWith(reply, "OK ") || (reply.length == 2 && startsWith(reply, "OK"))) {
        return decode(reply);
      } else if (startsWith(reply, "ERR 67108922 ")) {
        throw new IOException("GPG_ERR_NO_DATA cache miss");
      } else if (startsWith(reply, "ERR 83886179 ")) {
        throw new IOException("gpgagent: Cancel");
      }
      throw new IOException(new String(reply, StandardCharsets.UTF_8));
    } finally {
      Arrays.fill(reply, (byte) 0);
    }
  }

  private static byte[] decode(byte[] reply) throws IOException {
    int start = Math.min(3, reply.length);
    byte[] secret = new byte[(reply.length - start) / 2];
    boolean valid = (reply.length - start) % 2 == 0;
    for (int i = 0; i < secret.length; i++) {
      int high = Character.digit(reply[start + 2 * i], 16);
      int low = Character.digit(reply[start + 2 * i + 1], 16);
      valid &= high >= 0 && low >= 0;
      secret[i] = (byte) (high << 4 | low);
    }
    if (!valid) {
      Arrays.fill(secret, (byte) 0);
      throw new IOException("gpgagent: the passphrase is not hexadecimal");
    }
    return secret;
  }

  private static boolean startsWith(byte[] reply, String prefix) {
    for (int i = 0; i < prefix.length(); i++) {
      if (i >= reply.length || reply[i] != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
