package org.sops4j.age;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.kinds.Recipients;
import org.sops4j.age.internal.text.Blanks;
import org.sops4j.error.InvalidRecipientException;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;
import org.sops4j.spi.EncryptingRecipient;
import org.sops4j.spi.KeySource;

/**
 * The public half of an age key: whom to encrypt to. Holds no secret.
 *
 * <pre>{@code
 * byte[] file = sops.encrypt(content).to(AgeRecipient.parse("age1…")).toBytes();
 * }</pre>
 */
public final class AgeRecipient implements EncryptingRecipient {
  private final String text;

  private AgeRecipient(String text) {
    this.text = text;
  }

  /**
   * Reads a recipient.
   *
   * @param text {@code age1…}, {@code age1pq1…}, {@code age1NAME1…} of a plugin, or an SSH public
   *     key with or without comment; blanks around it do not matter
   * @return the recipient
   * @throws InvalidRecipientException if it is malformed, or of a kind that is not supported
   */
  public static AgeRecipient parse(String text) {
    String trimmed = Blanks.trim(text);
    try {
      Recipients.parse(trimmed);
    } catch (AgeException e) {
      throw new InvalidRecipientException(e.getMessage());
    }
    return new AgeRecipient(trimmed);
  }

  @Override
  public KeyRef ref() {
    return KeyRef.of(KeyType.AGE, Map.of("recipient", text));
  }

  /**
   * Returns what encrypts to this recipient.
   *
   * @return the key source; null for a plugin, which is run by that of the library
   */
  @Override
  public @Nullable KeySource keySource() {
    return Recipients.isPlugin(text) ? null : AgeKeySource.of();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AgeRecipient that && that.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /**
   * Returns the recipient as it is written in files.
   *
   * @return the text that was read, without blanks around it
   */
  @Override
  public String toString() {
    return text;
  }
}
