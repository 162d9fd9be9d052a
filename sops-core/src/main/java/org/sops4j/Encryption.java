package org.sops4j;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.error.SopsException;
import org.sops4j.internal.config.SelectionFields;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.Recipient;
import org.sops4j.tree.Format;

/**
 * A document to be encrypted, with what has been said so far about how. Each step gives a new
 * object, and each end draws a new data key.
 *
 * <pre>{@code
 * sops.encrypt(Path.of("app.yaml"))
 *     .to(AgeRecipient.parse("age1…"))
 *     .encryptedRegex("^(password|token)$")
 *     .writeTo(Path.of("app.enc.yaml"));
 * }</pre>
 *
 * <p>Without recipients the creation rule for the file says everything; a document that comes from
 * no file then needs {@link #withCreationRules(Path)}. Where recipients are named every value is
 * encrypted, but for those whose keys end in {@code _unencrypted}; {@link #scope} changes that.
 */
public final class Encryption {
  private final Sops sops;
  private final DecryptedDocument content;
  private final @Nullable Path file;
  private final Plan plan;

  /** What has been said. */
  private record Plan(
      List<List<Recipient>> groups,
      int threshold,
      @Nullable EncryptionScope scope,
      boolean macOnlyEncrypted,
      @Nullable Path ruleFor,
      Format format) {}

  private Encryption(Sops sops, DecryptedDocument content, @Nullable Path file, Plan plan) {
    this.sops = sops;
    this.content = content;
    this.file = file;
    this.plan = plan;
  }

  static Encryption of(Sops sops, SecretFile file) {
    DecryptedDocument content = file.clear();
    Plan plan = new Plan(List.of(), 0, null, false, file.name(), file.format());
    return new Encryption(sops, content, file.name(), plan);
  }

  static Encryption of(Sops sops, DecryptedDocument content) {
    Plan plan = new Plan(List.of(), 0, null, false, null, content.format());
    return new Encryption(sops, content, null, plan);
  }

  private Encryption with(Plan changed) {
    return new Encryption(sops, content, file, changed);
  }

  /**
   * Adds recipients, of which any one can decrypt the file.
   *
   * @param recipients such as {@code AgeRecipient}, {@code PgpCertificate} and {@link KeyRef}
   * @return this with more recipients
   */
  public Encryption to(Recipient... recipients) {
    List<Recipient> all = new ArrayList<>();
    if (!plan.groups.isEmpty()) {
      all.addAll(plan.groups.get(0));
    }
    all.addAll(List.of(recipients));
    return groups(List.of(all), plan.threshold);
  }

  /**
   * Sets the recipients by group: of each group any one gives a share of the data key, and so many
   * shares are needed.
   *
   * @param groups the recipients; at least two groups for shares
   * @param threshold how many groups are needed, from 2 on; 0 for all
   * @return this with these recipients and no others
   */
  public Encryption groups(List<? extends List<? extends Recipient>> groups, int threshold) {
    List<List<Recipient>> copy = new ArrayList<>();
    for (List<? extends Recipient> group : groups) {
      copy.add(List.copyOf(group));
    }
    return with(
        new Plan(copy, threshold, plan.scope, plan.macOnlyEncrypted, plan.ruleFor, plan.format));
  }

  /**
   * Takes recipients and selection from the creation rule for a path.
   *
   * @param path the path that rules are asked for, which need not be there
   * @return this with what the rule says, and no recipients besides
   */
  public Encryption withCreationRules(Path path) {
    return with(new Plan(List.of(), 0, null, false, path, plan.format));
  }

  /**
   * Sets which values are encrypted.
   *
   * @param scope the selection; means nothing for a binary file
   * @return this with that selection
   * @throws SopsException with {@link org.sops4j.error.ErrorCode#INVALID_SETTING} if its regular
   *     expression does not compile
   */
  public Encryption scope(EncryptionScope scope) {
    SelectionFields.requireCompiling(scope);
    return with(
        new Plan(
            plan.groups, plan.threshold, scope, plan.macOnlyEncrypted, plan.ruleFor, plan.format));
  }

  /**
   * Encrypts only values whose keys match, and what is below such keys.
   *
   * @param regex a regular expression of RE2
   * @return this with that selection
   * @throws SopsException as for {@link #scope}
   */
  public Encryption encryptedRegex(String regex) {
    return scope(new EncryptionScope(EncryptionScope.Rule.ENCRYPTED_REGEX, regex));
  }

  /**
   * Leaves values in clear whose keys match, and what is below such keys.
   *
   * @param regex a regular expression of RE2
   * @return this with that selection
   * @throws SopsException as for {@link #scope}
   */
  public Encryption unencryptedRegex(String regex) {
    return scope(new EncryptionScope(EncryptionScope.Rule.UNENCRYPTED_REGEX, regex));
  }

  /**
   * Lets the MAC cover encrypted values only, so that others may be changed by hand.
   *
   * @return this with such a MAC
   */
  public Encryption macOnlyEncrypted() {
    return with(new Plan(plan.groups, plan.threshold, plan.scope, true, plan.ruleFor, plan.format));
  }

  /**
   * Sets the format of the encrypted file; that of the content unless set.
   *
   * @param format the format
   * @return this with that format
   */
  public Encryption format(Format format) {
    return with(
        new Plan(
            plan.groups, plan.threshold, plan.scope, plan.macOnlyEncrypted, plan.ruleFor, format));
  }

  /**
   * Encrypts.
   *
   * @return the encrypted document
   * @throws SopsException if there is nobody to encrypt to, or a recipient cannot be used, or the
   *     content cannot be encrypted
   */
  public EncryptedDocument document() {
    List<Recipient> all = new ArrayList<>();
    plan.groups.forEach(all::addAll);
    try {
      return sops.with(all).encrypt(content, settings(), plan.format);
    } catch (SopsException e) {
      throw file == null ? e : e.locate(file.toString(), 0);
    }
  }

  private EncryptionSettings settings() {
    if (plan.groups.isEmpty()) {
      if (plan.ruleFor == null) {
        throw SopsRules.noKeys();
      }
      EncryptionSettings rule = sops.settingsFor(plan.ruleFor, content.format());
      boolean macOnlyEncrypted = plan.macOnlyEncrypted || rule.macOnlyEncrypted();
      EncryptionScope scope = plan.scope == null ? rule.scope() : plan.scope;
      return new EncryptionSettings(rule.groups(), rule.shamirThreshold(), scope, macOnlyEncrypted);
    }
    EncryptionScope scope = plan.scope == null ? EncryptionScope.DEFAULT : plan.scope;
    boolean binary = content.format() == Format.BINARY;
    return new EncryptionSettings(
        refs(), plan.threshold, binary ? EncryptionScope.ALL : scope, plan.macOnlyEncrypted);
  }

  private List<List<KeyRef>> refs() {
    List<List<KeyRef>> groups = new ArrayList<>();
    for (List<Recipient> group : plan.groups) {
      groups.add(Rotation.refs(group));
    }
    return groups;
  }

  /**
   * Encrypts.
   *
   * @return the whole file, indented as the configuration says
   * @throws SopsException as for {@link #document}
   */
  public byte[] toBytes() {
    EncryptedDocument encrypted = document();
    return encrypted.toBytes(sops.stores().indent(encrypted.format()));
  }

  /**
   * Encrypts to a stream.
   *
   * @param out where the whole file goes once it is complete; is not closed
   * @throws IOException if it cannot be written
   * @throws SopsException as for {@link #document}
   */
  public void writeTo(OutputStream out) throws IOException {
    out.write(toBytes());
  }

  /**
   * Encrypts to a file, whose name tells the format if it is a known one, unless {@link #format}
   * was given another than that of the content. Nothing is written unless everything succeeded.
   *
   * @param target the encrypted file
   * @throws IOException if it cannot be written
   * @throws SopsException as for {@link #document}
   */
  public void writeTo(Path target) throws IOException {
    Format named = Format.ofPath(target.toString());
    boolean asNamed = plan.format == content.format() && named != Format.BINARY;
    SecretFile.write(sops, (asNamed ? format(named) : this).document(), target);
  }

  /**
   * Encrypts over the file in clear. What was there may still be found on the disk.
   *
   * @throws IOException if it cannot be written
   * @throws SopsException as for {@link #document}
   * @throws IllegalStateException if the content comes from no file
   */
  public void inPlace() throws IOException {
    if (file == null) {
      throw new IllegalStateException("the content comes from no file");
    }
    SecretFile.write(sops, document(), file);
  }

  @Override
  public String toString() {
    return "Encryption[" + content + ", " + plan.groups.size() + " groups]";
  }
}
