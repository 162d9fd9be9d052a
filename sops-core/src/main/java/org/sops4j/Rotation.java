package org.sops4j;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sops4j.error.SopsException;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.Recipient;

/**
 * An encrypted file to be encrypted anew, with a new data key and perhaps to other recipients. Each
 * step gives a new object.
 *
 * <pre>{@code
 * sops.rotate(file).add(AgeRecipient.parse("age1…")).remove(whoLeft).inPlace();
 * }</pre>
 *
 * <p>Whoever could decrypt the old file can still decrypt copies of it, such as in the history of a
 * version control system: secrets themselves must be changed, too.
 */
public final class Rotation {
  private final Sops sops;
  private final SecretFile file;
  private final List<Recipient> added;
  private final List<Recipient> removed;

  Rotation(Sops sops, SecretFile file) {
    this(sops, file, List.of(), List.of());
  }

  private Rotation(Sops sops, SecretFile file, List<Recipient> added, List<Recipient> removed) {
    this.sops = sops;
    this.file = file;
    this.added = added;
    this.removed = removed;
  }

  /**
   * Adds recipients to the first group.
   *
   * @param recipients who can decrypt the file, too
   * @return this with more recipients
   */
  public Rotation add(Recipient... recipients) {
    return new Rotation(sops, file, joined(added, recipients), removed);
  }

  /**
   * Removes recipients from every group; one that is not there is no error.
   *
   * @param recipients who can no more decrypt the file
   * @return this with fewer recipients
   */
  public Rotation remove(Recipient... recipients) {
    return new Rotation(sops, file, added, joined(removed, recipients));
  }

  private static List<Recipient> joined(List<Recipient> first, Recipient... more) {
    List<Recipient> all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return List.copyOf(all);
  }

  /**
   * Encrypts anew.
   *
   * @return the document under a new data key
   * @throws SopsException if it cannot be decrypted, or a recipient cannot be used
   */
  public EncryptedDocument document() {
    RotationSettings settings = new RotationSettings(refs(added), refs(removed));
    EncryptedDocument old = file.encrypted();
    return file.work(() -> sops.with(added).rotate(old, settings));
  }

  /**
   * Encrypts the file anew where it is. The old content stays unless everything succeeded.
   *
   * @throws IOException if it cannot be written
   * @throws SopsException as for {@link #document}
   */
  public void inPlace() throws IOException {
    file.replace(document());
  }

  /**
   * Encrypts anew to another file, in the format of this one.
   *
   * @param target the file to write
   * @throws IOException if it cannot be written
   * @throws SopsException as for {@link #document}
   */
  public void writeTo(Path target) throws IOException {
    SecretFile.write(sops, document(), target);
  }

  static List<KeyRef> refs(List<? extends Recipient> recipients) {
    List<KeyRef> refs = new ArrayList<>(recipients.size());
    for (Recipient recipient : recipients) {
      refs.add(recipient.ref());
    }
    return refs;
  }

  @Override
  public String toString() {
    return "Rotation[" + file.name() + ", " + added + " added, " + removed + " removed]";
  }
}
