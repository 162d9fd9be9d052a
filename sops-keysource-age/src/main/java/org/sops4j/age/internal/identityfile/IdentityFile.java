package org.sops4j.age.internal.identityfile;

import java.util.ArrayList;
import java.util.List;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Identity;
import org.sops4j.age.internal.NativeIdentity;
import org.sops4j.age.internal.kinds.Identities;

/** Reads a file of native identities, all or none of them. */
public final class IdentityFile {
  private IdentityFile() {}

  /**
   * Reads identities.
   *
   * @param content the content of the file
   * @return the identities, at least one
   * @throws AgeException if a line is malformed, which the message does not show: it may be a
   *     secret
   */
  public static List<NativeIdentity> parse(byte[] content) throws AgeException {
    List<NativeIdentity> identities = new ArrayList<>();
    IdentityLines lines = new IdentityLines(content);
    try {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (!IdentityLines.isBlank(line)) {
          identities.add(Identities.parseNative(line));
        }
      }
    } catch (AgeException e) {
      identities.forEach(Identity::wipe);
      throw e.prefixed("error at line " + lines.number() + ": ");
    }
    if (identities.isEmpty()) {
      throw new AgeException("no identities found");
    }
    return identities;
  }
}
