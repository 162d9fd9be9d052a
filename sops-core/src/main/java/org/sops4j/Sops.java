package org.sops4j;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.sops4j.error.SopsException;
import org.sops4j.internal.engine.DeepStack;
import org.sops4j.metadata.Recipient;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Format;

/**
 * The way in: decrypts and encrypts the files of SOPS.
 *
 * <pre>{@code
 * DecryptedDocument secrets = Sops.create().decrypt(Path.of("secrets.enc.yaml"));
 * String password = secrets.getString("db", "password");
 * }</pre>
 *
 * <p>What is decrypted is what was encrypted: a wrong MAC, tag, path or type is an exception, and
 * no plaintext leaves. Files that are written can be read by SOPS 3.13.2, and take the place of the
 * old ones in one step, so that a failure leaves the old content.
 *
 * <p>Instances are immutable and safe for many threads, and share nothing: two of them with other
 * keys work side by side. Relative paths start from {@link SopsBuilder#workingDirectory}. Failures
 * are {@link SopsException}s, or {@link IOException}s where files are read or written.
 */
public final class Sops extends SopsRules {
  Sops(World world) {
    super(world);
  }

  /**
   * Makes an instance with the environment of the process and every key source on the path.
   *
   * @return the instance
   */
  public static Sops create() {
    return builder().build();
  }

  /**
   * Starts an instance with settings of its own.
   *
   * @return a builder
   */
  public static SopsBuilder builder() {
    return new SopsBuilder();
  }

  /**
   * Decrypts a file, whose name tells the format, and verifies its MAC.
   *
   * @param file the encrypted file
   * @return the document in clear
   * @throws IOException if the file cannot be read
   * @throws SopsException if it cannot be decrypted
   */
  public DecryptedDocument decrypt(Path file) throws IOException {
    return decrypt(file, Format.ofPath(file.toString()));
  }

  /**
   * Decrypts a file whose name does not tell the format, and verifies its MAC.
   *
   * @param file the encrypted file
   * @param format its format
   * @return the document in clear
   * @throws IOException if the file cannot be read
   * @throws SopsException if it cannot be decrypted
   */
  public DecryptedDocument decrypt(Path file, Format format) throws IOException {
    SecretFile secret = SecretFile.read(this, file, format);
    try {
      return decrypt(secret.encrypted());
    } catch (SopsException e) {
      throw secret.located(e);
    }
  }

  /**
   * Decrypts what a stream holds, and verifies its MAC.
   *
   * @param input the whole encrypted file; is read to its end and not closed
   * @param format its format
   * @return the document in clear
   * @throws IOException if the stream cannot be read
   * @throws SopsException if it cannot be decrypted
   */
  public DecryptedDocument decrypt(InputStream input, Format format) throws IOException {
    return decrypt(input.readAllBytes(), format);
  }

  /**
   * Decrypts a text and verifies its MAC.
   *
   * @param input the whole encrypted file
   * @param format its format
   * @return the document in clear
   * @throws SopsException if it cannot be decrypted
   */
  public DecryptedDocument decrypt(String input, Format format) {
    return decrypt(input.getBytes(StandardCharsets.UTF_8), format);
  }

  /**
   * Decrypts bytes and verifies their MAC.
   *
   * @param input the whole encrypted file
   * @param format its format
   * @return the document in clear
   * @throws SopsException if it cannot be decrypted
   */
  public DecryptedDocument decrypt(byte[] input, Format format) {
    return decrypt(read(input, format));
  }

  /**
   * Reads an encrypted file, whose name tells the format. Needs no key.
   *
   * @param file the encrypted file
   * @return the encrypted document
   * @throws IOException if the file cannot be read
   * @throws SopsException if it is malformed or has no metadata
   */
  public EncryptedDocument read(Path file) throws IOException {
    return SecretFile.read(this, file).encrypted();
  }

  /**
   * Merges two versions of a document, as {@link DocumentMerge} says.
   *
   * @param base the version that both were made of
   * @param ours the version whose place the result takes
   * @param theirs the other version
   * @return the result with its conflicts, to be closed
   * @throws SopsException if one of them cannot be decrypted, its MAC is wrong, or a master key
   *     cannot be used
   */
  public MergeResult merge(
      EncryptedDocument base, EncryptedDocument ours, EncryptedDocument theirs) {
    return DocumentMerge.with(this).merge(base, ours, theirs);
  }

  /**
   * Tells about an encrypted file what can be known without a key.
   *
   * <pre>{@code
   * Inspection seen = sops.inspect(Path.of("secrets.enc.yaml"));
   * System.err.println(seen.recipients() + " since " + seen.lastModified());
   * }</pre>
   *
   * @param file the encrypted file
   * @return its master keys, and which of its values are encrypted
   * @throws IOException if the file cannot be read
   * @throws SopsException if it is malformed or has no metadata
   */
  public Inspection inspect(Path file) throws IOException {
    return new Inspection(read(file));
  }

  /**
   * Reads a file to be encrypted, whose name tells the format.
   *
   * @param file the file in clear
   * @return the document in clear
   * @throws IOException if the file cannot be read
   * @throws org.sops4j.error.MalformedDocumentException if it is not of that format
   */
  public DecryptedDocument parse(Path file) throws IOException {
    return SecretFile.read(this, file).clear();
  }

  /**
   * Starts to encrypt a file, with a new data key: to the recipients that are named, or by the
   * creation rule that fits its path.
   *
   * <pre>{@code
   * sops.encrypt(Path.of("app.yaml")).writeTo(Path.of("app.enc.yaml"));
   * }</pre>
   *
   * @param file the file in clear; its name tells the format; is read right now
   * @return what to say to whom and what to encrypt
   * @throws IOException if the file cannot be read
   * @throws org.sops4j.error.MalformedDocumentException if it is not of its format
   */
  public Encryption encrypt(Path file) throws IOException {
    return Encryption.of(this, SecretFile.read(this, file));
  }

  /**
   * Starts to encrypt a document, with a new data key.
   *
   * <pre>{@code
   * DecryptedDocument content = DecryptedDocument.of(Format.JSON, Map.of("token", token));
   * byte[] file = sops.encrypt(content).to(AgeRecipient.parse("age1…")).toBytes();
   * }</pre>
   *
   * @param content the document in clear
   * @return what to say to whom and what to encrypt
   */
  public Encryption encrypt(DecryptedDocument content) {
    return Encryption.of(this, content);
  }

  /**
   * Starts to encrypt a tree, with a new data key.
   *
   * @param tree the content
   * @param format the format of the file that it will be
   * @return what to say to whom and what to encrypt
   */
  public Encryption encrypt(Branch tree, Format format) {
    return encrypt(DecryptedDocument.of(format, List.of(tree)));
  }

  /**
   * Changes an encrypted file. Values that stay equal keep their text, so that a version control
   * system shows what changed and no more. If nothing changes the file is not written.
   *
   * <pre>{@code
   * sops.edit(file, doc -> doc.with("new", "db", "password").without(KeyPath.of("old")));
   * }</pre>
   *
   * <p>Between reading and writing the file is not locked.
   *
   * @param file the encrypted file
   * @param change returns the content as it is to be; may be called again for one that nests deeply
   * @return whether the file was written
   * @throws IOException if the file cannot be read or written
   * @throws SopsException if it cannot be decrypted, or what changed cannot be encrypted
   */
  public boolean edit(Path file, UnaryOperator<DecryptedDocument> change) throws IOException {
    SecretFile secret = SecretFile.read(this, file);
    EncryptedDocument old = secret.encrypted();
    EncryptedDocument changed = secret.work(() -> edit(old, change));
    if (changed == old) {
      return false;
    }
    secret.replace(changed);
    return true;
  }

  /**
   * Changes an encrypted document. Values that stay equal keep their text.
   *
   * @param document the encrypted document
   * @param change returns the content as it is to be
   * @return the changed document; the same one if nothing changes
   * @throws SopsException if it cannot be decrypted, or what changed cannot be encrypted
   */
  public EncryptedDocument edit(
      EncryptedDocument document, UnaryOperator<DecryptedDocument> change) {
    try (OpenedDocument opened = open(document)) {
      DecryptedDocument changed = change.apply(opened.content());
      boolean same = DeepStack.call(() -> changed.branches().equals(opened.content().branches()));
      return same ? document : opened.encrypt(changed);
    }
  }

  /**
   * Starts to encrypt a file anew, with a new data key and perhaps to other recipients, so that who
   * knew the old data key is locked out of what will be written from now on.
   *
   * <pre>{@code
   * sops.rotate(file).add(newcomer).remove(whoLeft).inPlace();
   * }</pre>
   *
   * @param file the encrypted file; is read right now
   * @return what to say which recipients change
   * @throws IOException if the file cannot be read
   * @throws SopsException if it is malformed or has no metadata
   */
  public Rotation rotate(Path file) throws IOException {
    return new Rotation(this, SecretFile.read(this, file));
  }

  /**
   * Starts to give a file the master keys that its creation rule asks for, or others. The data key
   * stays, and with it all values.
   *
   * <pre>{@code
   * KeyUpdate update = sops.updateKeys(file);
   * if (!update.plan().isEmpty()) {
   *   update.inPlace();
   * }
   * }</pre>
   *
   * @param file the encrypted file; is read right now
   * @return what shows the differences, and applies them
   * @throws IOException if the file cannot be read
   * @throws SopsException if it is malformed or has no metadata
   */
  public KeyUpdate updateKeys(Path file) throws IOException {
    return KeyUpdate.of(this, SecretFile.read(this, file));
  }

  /** This with the key sources that some recipients bring along. */
  Sops with(Iterable<? extends Recipient> recipients) {
    return new Sops(world.with(world.sources().with(recipients)));
  }
}
