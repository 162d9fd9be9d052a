package org.sops4j.age.internal.discovery;

import java.util.Arrays;
import java.util.List;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Identity;
import org.sops4j.age.internal.ssh.SshKeyFile;
import org.sops4j.age.internal.text.Quote;
import org.sops4j.key.KeySearch.Outcome;
import org.sops4j.spi.KeyContext;

/** Looks for SSH private keys: places 1 to 4 of keysources.md section 2.5. */
final class SshPlaces {
  private final KeyContext context;
  private final LocalFiles files;
  private final UserFolders folders;
  private final KeyCommands commands;
  private final String recipient;
  private final Findings findings = new Findings();

  SshPlaces(EnvironmentIdentities world, String recipient) {
    this.context = world.context();
    this.files = world.files();
    this.folders = world.folders();
    this.commands = world.commands();
    this.recipient = recipient;
  }

  Findings search() {
    searchFile();
    searchCommand();
    try {
      String home = folders.home();
      searchDefaultFile(LocalFiles.join(home, ".ssh", "id_ed25519"));
      searchDefaultFile(LocalFiles.join(home, ".ssh", "id_rsa"));
    } catch (AgeException e) {
      findings.failed("~/.ssh", Outcome.MISSING, e.getMessage());
    }
    return findings;
  }

  private void searchFile() {
    String path = context.env(Variables.SSH_FILE);
    if (path == null) {
      findings.missing(Variables.SSH_FILE);
    } else {
      read(Variables.SSH_FILE, path);
    }
  }

  private void searchDefaultFile(String path) {
    if (files.exists(path)) {
      read(path, path);
    } else {
      findings.missing(path);
    }
  }

  private void read(String label, String path) {
    new SshFile(files, path, context.prompts()).readInto(findings, label);
  }

  private void searchCommand() {
    String label = Variables.SSH_COMMAND;
    String command = context.env(label);
    if (command == null) {
      findings.missing(label);
      return;
    }
    byte[] output;
    try {
      output = commands.output(command, recipient);
    } catch (AgeException e) {
      findings.failed(label, Outcome.UNREADABLE, e.getMessage());
      return;
    }
    try {
      findings.found(label, List.of(identity(output)), SshFile.WHAT);
    } catch (AgeException e) {
      findings.failed(label, Outcome.MALFORMED, e.getMessage());
    } finally {
      Arrays.fill(output, (byte) 0);
    }
  }

  private static Identity identity(byte[] output) throws AgeException {
    try {
      SshKeyFile file = SshKeyFile.parse(output);
      if (!file.isProtected()) {
        return file.open();
      }
      file.publicKey(); // if that is malformed, nothing else matters
    } catch (AgeException e) {
      throw new AgeException(
          "malformed SSH identity returned by running SOPS_AGE_SSH_PRIVATE_KEY_CMD: "
              + Quote.quote(e.getMessage()));
    }
    throw new AgeException(
        "the SSH key returned by running SOPS_AGE_SSH_PRIVATE_KEY_CMD is password protected, which"
            + " is unsupported. ("
            + Quote.quote(SshKeyFile.PROTECTED)
            + ")");
  }
}
