package org.sops4j.pgp;

import java.io.IOException;
import java.util.Locale;
import org.sops4j.pgp.internal.armor.Armor;
import org.sops4j.pgp.internal.message.EncryptedMessage;

/** Looks into messages. */
final class Messages {
  private Messages() {}

  /** Returns the key id of the only recipient. */
  static String recipient(String enc) {
    try {
      EncryptedMessage message = EncryptedMessage.parse(Armor.read(enc, Armor.MESSAGE).bytes());
      if (message.recipients().size() != 1) {
        throw new AssertionError(message.recipients());
      }
      return String.format(Locale.ROOT, "%016X", message.recipients().get(0).keyId());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
