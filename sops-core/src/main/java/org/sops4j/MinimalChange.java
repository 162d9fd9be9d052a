package org.sops4j;

import org.sops4j.error.SopsException;

/**
 * Encrypts onto a file that is there, so that only what changed changes: the same plaintext and
 * settings give the same bytes, and one changed value gives one changed line besides {@code mac}
 * and {@code lastmodified}.
 *
 * <pre>{@code
 * MinimalChange change = MinimalChange.with(sops);
 * EncryptedDocument next = change.encrypt(previous, sops.parse(plaintext, format), settings);
 * }</pre>
 *
 * <p>The data key stays, unless somebody who could open the file could not open it any more: then
 * there is a new one, and every value is encrypted anew. Where the metadata say less than the
 * settings, they follow the settings. An initialisation vector serves one plaintext only: a value
 * that is not at its place in the old file gets a new one.
 */
public final class MinimalChange {
  private final Sops sops;

  private MinimalChange(Sops sops) {
    this.sops = sops;
  }

  /**
   * Makes an instance.
   *
   * @param sops what decrypts and encrypts
   * @return the instance
   */
  public static MinimalChange with(Sops sops) {
    return new MinimalChange(sops);
  }

  /**
   * Encrypts content in the place of that of an encrypted document.
   *
   * @param base the encrypted document, which must be possible to decrypt
   * @param content the content in clear
   * @param settings to whom and what
   * @return the document in the format of the base
   * @throws SopsException if the base cannot be decrypted, its MAC is wrong, or the content cannot
   *     be encrypted
   */
  public EncryptedDocument encrypt(
      EncryptedDocument base, DecryptedDocument content, EncryptionSettings settings) {
    content.requireEncryptable(base.format());
    try (OpenedDocument opened = sops.open(base);
        OpenedDocument settled = opened.withSettings(settings)) {
      return settled.encryptChanges(content);
    }
  }

  /**
   * Gives a document other settings and leaves its content alone.
   *
   * @param document the encrypted document, which must be possible to decrypt
   * @param settings to whom and what
   * @return the document; MAC and time stay if no value changed its text
   * @throws SopsException if it cannot be decrypted, its MAC is wrong, or a master key cannot be
   *     used
   */
  public EncryptedDocument settle(EncryptedDocument document, EncryptionSettings settings) {
    try (OpenedDocument opened = sops.open(document);
        OpenedDocument settled = opened.withSettings(settings)) {
      return settled.encryptChanges(opened.content());
    }
  }
}
