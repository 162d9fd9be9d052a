package org.sops4j.microprofile;

import java.nio.charset.StandardCharsets;
import org.sops4j.EncryptionSettings;
import org.sops4j.Sops;
import org.sops4j.metadata.KeyType;
import org.sops4j.tree.Format;

/** Encrypts to the key of the examples. */
final class Encrypted {
  private static final String RECIPIENT =
      "age1ksden8xy2jee8d6zyj8rtthqxjmlrslmqjzyfleg6narqp3ltukq4u5fyf";

  private Encrypted() {}

  static byte[] dotenv(String text) {
    Sops sops = Sops.create();
    return sops.encrypt(
            sops.parse(text.getBytes(StandardCharsets.UTF_8), Format.DOTENV),
            EncryptionSettings.to(sops.parseRecipients(KeyType.AGE, RECIPIENT)),
            Format.DOTENV)
        .toBytes();
  }
}
