package org.sops4j.age.internal.discovery;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Identity;
import org.sops4j.age.internal.NativeIdentity;
import org.sops4j.age.internal.identityfile.ProtectedFile;
import org.sops4j.age.internal.kinds.Identities;
import org.sops4j.spi.KeyContext;

/** Identity files for their own sake: where they belong, and whose they are. */
public final class OwnIdentityFiles {
  private OwnIdentityFiles() {}

  /**
   * Returns the place where identities are looked for in the end.
   *
   * @param context the environment
   * @return a path
   * @throws AgeException if the environment does not tell
   */
  public static String place(KeyContext context) throws AgeException {
    try {
      return new UserFolders(context).identityFile();
    } catch (AgeException e) {
      throw e.prefixed("user config directory could not be determined: ");
    }
  }

  /**
   * Returns the recipients of the identities in a file; asks for its passphrase if it has one.
   *
   * @param name what messages call it
   * @param content what it holds
   * @param context for prompts
   * @return the recipients in order, at least one
   * @throws AgeException if it is no identity file, or one whose recipients cannot be known
   */
  public static List<String> recipients(String name, byte[] content, KeyContext context)
      throws AgeException {
    List<Identity> identities = new ArrayList<>();
    try {
      read(name, content, context, identities);
      List<String> recipients = new ArrayList<>();
      for (Identity identity : identities) {
        recipients.add(recipient(name, identity));
      }
      return recipients;
    } finally {
      identities.forEach(Identity::wipe);
    }
  }

  private static void read(
      String name, byte[] content, KeyContext context, List<Identity> identities)
      throws AgeException {
    if (ProtectedFile.isProtected(content)) {
      identities.addAll(unlock(name, content, context));
      return;
    }
    try {
      for (String text : new IdentityText(name, content, context).texts()) {
        identities.add(Identities.parse(text));
      }
    } catch (AgeException e) {
      throw e.prefixed("failed to parse '" + name + "' age identities: ");
    }
    if (identities.isEmpty()) {
      throw new AgeException("no identities found in '" + name + "'");
    }
  }

  private static List<NativeIdentity> unlock(String name, byte[] content, KeyContext context)
      throws AgeException {
    ProtectedFile file;
    try {
      file = ProtectedFile.of(content);
    } catch (AgeException e) {
      throw e.prefixed("failed to read '" + name + "': ");
    }
    return file.unlock(new FilePassphrase(context, name, file));
  }

  private static String recipient(String name, Identity identity) throws AgeException {
    if (identity instanceof NativeIdentity known) {
      return known.recipientText();
    }
    throw new AgeException(
        "'"
            + name
            + "' holds the identity of a plugin, whose recipient only the plugin knows; there may"
            + " be a comment beside it");
  }
}
