package org.sops4j.age.internal.discovery;

import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Identity;
import org.sops4j.spi.KeyContext;
import org.sops4j.tree.Utf8;

/**
 * Looks for identities in all places of keysources.md section 2.5, anew for each entry. Nothing
 * stops at the first hit.
 */
public final class EnvironmentIdentities implements IdentityLoader {
  private final KeyContext context;
  private final LocalFiles files;
  private final UserFolders folders;
  private final KeyCommands commands;

  /**
   * Makes a loader; reads nothing yet.
   *
   * @param context where to look
   */
  public EnvironmentIdentities(KeyContext context) {
    this.context = context;
    this.files = new LocalFiles(context.workingDirectory());
    this.folders = new UserFolders(context);
    this.commands = new KeyCommands(context);
  }

  @Override
  public LoadedIdentities load(String recipient) {
    Findings findings = new Findings(context);
    new SshPlaces(context, files, folders).search(findings);
    searchVariable(findings);
    searchFile(findings);
    searchCommand(findings, recipient);
    searchDefaultFile(findings);
    return findings.parse();
  }

  @Override
  public void release(LoadedIdentities loaded) {
    loaded.identities().forEach(Identity::wipe);
  }

  private void searchVariable(Findings findings) {
    String value = context.env(Variables.KEY);
    if (value == null) {
      findings.unused(Variables.KEY);
    } else {
      findings.source(Variables.KEY, Utf8.encode(value));
    }
  }

  private void searchFile(Findings findings) {
    String path = context.env(Variables.KEY_FILE);
    if (path == null) {
      findings.unused(Variables.KEY_FILE);
      return;
    }
    try {
      findings.source(Variables.KEY_FILE, files.read(path));
    } catch (AgeException e) {
      findings.error("failed to open SOPS_AGE_KEY_FILE file: " + e.getMessage());
    }
  }

  private void searchCommand(Findings findings, String recipient) {
    String command = context.env(Variables.KEY_COMMAND);
    if (command == null) {
      findings.unused(Variables.KEY_COMMAND);
      return;
    }
    try {
      findings.source(Variables.KEY_COMMAND, commands.output(command, recipient));
    } catch (AgeException e) {
      findings.error(e.getMessage());
    }
  }

  private void searchDefaultFile(Findings findings) {
    boolean needed = findings.isEmpty();
    String path = defaultFile(findings, needed);
    if (path == null) {
      return;
    }
    try {
      findings.source(path, files.read(path));
    } catch (LocalFiles.MissingException e) {
      if (needed) {
        findings.unused(path);
      }
    } catch (AgeException e) {
      findings.error("failed to open file: " + e.getMessage());
    }
  }

  private @Nullable String defaultFile(Findings findings, boolean needed) {
    try {
      return IdentityFile.place(folders);
    } catch (AgeException e) {
      if (needed) {
        findings.error("user config directory could not be determined: " + e.getMessage());
      }
      return null;
    }
  }
}
