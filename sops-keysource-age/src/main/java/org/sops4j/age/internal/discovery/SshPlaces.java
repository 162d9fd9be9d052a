package org.sops4j.age.internal.discovery;

import org.sops4j.age.internal.AgeException;
import org.sops4j.spi.KeyContext;

/** Looks for SSH private keys, and says that they cannot be used. */
final class SshPlaces {
  private final KeyContext context;
  private final LocalFiles files;
  private final UserFolders folders;

  SshPlaces(KeyContext context, LocalFiles files, UserFolders folders) {
    this.context = context;
    this.files = files;
    this.folders = folders;
  }

  void search(Findings findings) {
    searchFile(findings);
    if (context.env(Variables.SSH_COMMAND) == null) {
      findings.unused(Variables.SSH_COMMAND);
    } else {
      findings.error(unsupported(Variables.SSH_COMMAND));
    }
    try {
      String home = folders.home();
      searchDefaultFile(findings, LocalFiles.join(home, ".ssh", "id_ed25519"));
      searchDefaultFile(findings, LocalFiles.join(home, ".ssh", "id_rsa"));
    } catch (AgeException e) {
      findings.error(e.getMessage());
    }
  }

  private void searchFile(Findings findings) {
    String path = context.env(Variables.SSH_FILE);
    if (path == null) {
      findings.unused(Variables.SSH_FILE);
      return;
    }
    try {
      files.checkReadable(path);
      findings.error(unsupported(Variables.SSH_FILE));
    } catch (AgeException e) {
      findings.error("failed to open file: " + e.getMessage());
    }
  }

  private void searchDefaultFile(Findings findings, String path) {
    if (files.exists(path)) {
      findings.error(unsupported(path));
    } else {
      findings.unused(path);
    }
  }

  private static String unsupported(String place) {
    return "SSH private keys are not supported yet ('" + place + "')";
  }
}
