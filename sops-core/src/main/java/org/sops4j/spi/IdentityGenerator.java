package org.sops4j.spi;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Makes private keys of one type and reads the files that hold them, so that nobody needs a second
 * program to begin. An ability that not every key source has.
 */
public interface IdentityGenerator {
  /** What a {@link KeySourceProvider} implements besides, if it has the ability. */
  interface Provider {
    /**
     * Makes a generator. No file is read before it is used.
     *
     * @param context environment and randomness
     * @return the generator
     */
    IdentityGenerator identityGenerator(KeyContext context);
  }

  /**
   * A new private key.
   *
   * @param file the content of a file for it; secret, and the caller wipes it
   * @param recipient the public half, as it is given to encrypt
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record NewIdentity(byte[] file, String recipient) {}

  /**
   * Returns the file in which private keys are found without being named.
   *
   * @return an absolute path; perhaps there is no such file yet
   * @throws org.sops4j.error.KeySourceException if the environment does not tell
   */
  Path defaultFile();

  /**
   * Makes a new private key.
   *
   * @param postQuantum whether it must withstand quantum computers; older programs cannot use such
   *     a key
   * @param created the time to note in the file
   * @return the key
   */
  NewIdentity generate(boolean postQuantum, OffsetDateTime created);

  /**
   * Returns the public halves of the private keys in a file.
   *
   * @param name what messages and prompts call the file
   * @param file its content; not changed
   * @return the recipients in order, at least one
   * @throws org.sops4j.error.KeySourceException if it is no such file, or cannot be opened
   */
  List<String> recipients(String name, byte[] file);
}
