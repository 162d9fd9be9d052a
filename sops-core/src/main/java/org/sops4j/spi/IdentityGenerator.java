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
   * The private keys that decrypting would find, as far as that can be told without asking anybody
   * and without running anything.
   *
   * @param recipients their public halves in the order in which they are found, each with the place
   * @param unknown places that hold something whose public half cannot be told, such as a file with
   *     a passphrase
   */
  record Known(List<Recipient> recipients, List<String> unknown) {
    /**
     * Copies the lists.
     *
     * @param recipients their public halves in the order in which they are found, each with the
     *     place
     * @param unknown places that hold something whose public half cannot be told, such as a file
     *     with a passphrase
     */
    public Known {
      recipients = List.copyOf(recipients);
      unknown = List.copyOf(unknown);
    }
  }

  /**
   * The public half of a private key, and where the key is.
   *
   * @param place the place as a user knows it: a path or a variable
   * @param text the recipient, as it is given to encrypt
   */
  record Recipient(String place, String text) {}

  /**
   * Returns the private keys at hand.
   *
   * @return what is known of them
   */
  Known known();

  /**
   * Tells whether there are private keys at hand of which certainly none can open what is encrypted
   * to some recipients. Whatever is not certain, or is not to be had without asking somebody or
   * running something, counts as able.
   *
   * @param recipients the recipients, of which any opens it
   * @return true only if somebody who has keys locks himself out
   */
  boolean isLockedOut(List<String> recipients);

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
