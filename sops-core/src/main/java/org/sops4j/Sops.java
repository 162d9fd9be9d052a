package org.sops4j;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sops4j.config.RuleSettings;
import org.sops4j.config.SopsConfig;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.KeyType;
import org.sops4j.tree.Format;

/** The way in: an immutable object that decrypts and encrypts; safe for many threads. */
public final class Sops {
  Sops() {}

  /**
   * Makes an instance with the environment of the process and every key source on the path.
   *
   * @return the instance
   */
  public static Sops create() {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads a file to be encrypted.
   *
   * @param input the whole file
   * @param format its format
   * @return the document in clear
   */
  public DecryptedDocument parse(byte[] input, Format format) {
    throw new UnsupportedOperationException();
  }

  /**
   * Encrypts a document with a new data key.
   *
   * @param document the document in clear
   * @param settings to whom and what
   * @param output the format that will be written, which decides what is reserved
   * @return the encrypted document
   */
  public EncryptedDocument encrypt(
      DecryptedDocument document, EncryptionSettings settings, Format output) {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads an encrypted file; needs no key.
   *
   * @param input the whole file
   * @param format its format
   * @return the encrypted document
   */
  public EncryptedDocument read(byte[] input, Format format) {
    throw new UnsupportedOperationException();
  }

  /**
   * Decrypts a document and verifies its MAC.
   *
   * @param document the encrypted document
   * @return the document in clear
   */
  public DecryptedDocument decrypt(EncryptedDocument document) {
    throw new UnsupportedOperationException();
  }

  /**
   * Decrypts a document whatever its MAC says. Values may have been removed, added or moved.
   *
   * @param document the encrypted document
   * @return the document in clear
   */
  public DecryptedDocument decryptWithoutVerifyingMac(EncryptedDocument document) {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads the names of master keys as given on a command line.
   *
   * @param type the type of all of them
   * @param text names separated by commas
   * @return the names in order
   */
  public List<KeyRef> parseRecipients(KeyType type, String text) {
    throw new UnsupportedOperationException();
  }

  /**
   * Looks for a configuration file in a folder and those above it.
   *
   * @param directory where to start
   * @return the file, relative to the folder where it was found from, or empty
   */
  public Optional<Path> findConfig(Path directory) {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads a configuration file.
   *
   * @param file the file
   * @return its content
   */
  public SopsConfig loadConfig(Path file) {
    throw new UnsupportedOperationException();
  }

  /**
   * Finds the creation rule for a file.
   *
   * @param config the configuration
   * @param file the file, absolute
   * @return the settings, or empty if the configuration has no creation rules at all
   */
  public Optional<RuleSettings> creationRule(SopsConfig config, Path file) {
    throw new UnsupportedOperationException();
  }
}
