package org.sops4j.age.internal.discovery;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Identity;
import org.sops4j.age.internal.NativeIdentity;
import org.sops4j.age.internal.identityfile.ProtectedFile;
import org.sops4j.age.internal.kinds.Identities;
import org.sops4j.spi.KeyContext;

/** An identity file for its own sake: where it belongs, and whose it is. */
public final class IdentityFile {
  private IdentityFile() {}

  /**
   * Returns the place where identities are looked for in the end.
   *
   * @param context the environment
   * @return a path
   * @throws AgeException if the environment does not tell
   */
  public static String place(KeyContext context) throws AgeException {
    try {
      return place(new UserFolders(context));
    } catch (AgeException e) {
      throw e.prefixed("user config directory could not be determined: ");
    }
  }

  static String place(UserFolders folders) throws AgeException {
    return LocalFiles.join(folders.config(), "sops", "age", "keys.txt");
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
    if (ProtectedFile.isProtected(content)) {
      return protectedRecipients(name, content, context);
    }
    List<String> recipients = new ArrayList<>();
    for (String text : new IdentityText(name, content, context).texts()) {
      recipients.add(recipient(name, text));
    }
    if (recipients.isEmpty()) {
      throw new AgeException("no identities found in '" + name + "'");
    }
    return recipients;
  }

  private static List<String> protectedRecipients(String name, byte[] content, KeyContext context)
      throws AgeException {
    ProtectedFile file = ProtectedFile.of(content);
    List<String> recipients = new ArrayList<>();
    for (NativeIdentity identity : file.unlock(new FilePassphrase(context, name, file))) {
      recipients.add(identity.recipientText());
      identity.wipe();
    }
    return recipients;
  }

  private static String recipient(String name, String text) throws AgeException {
    Identity identity;
    try {
      identity = Identities.parse(text);
    } catch (AgeException e) {
      throw e.prefixed("failed to parse '" + name + "' age identities: ");
    }
    try {
      if (identity instanceof NativeIdentity known) {
        return known.recipientText();
      }
      throw new AgeException(
          "'"
              + name
              + "' holds the identity of a plugin, whose recipient only the plugin knows; there may"
              + " be a comment beside it");
    } finally {
      identity.wipe();
    }
  }
}
