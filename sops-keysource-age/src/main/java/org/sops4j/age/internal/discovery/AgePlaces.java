package org.sops4j.age.internal.discovery;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.identityfile.ProtectedFile;
import org.sops4j.key.KeySearch.Outcome;
import org.sops4j.spi.KeyContext;
import org.sops4j.tree.Utf8;

/** Looks for identities of age where SOPS does: places 5 to 8 of keysources.md section 2.5. */
final class AgePlaces {
  private static final String DEFAULT_FILE = "sops/age/keys.txt";

  private final KeyContext context;
  private final LocalFiles files;
  private final UserFolders folders;
  private final KeyCommands commands;
  private final String recipient;
  private final Findings findings = new Findings();
  private final Map<String, byte[]> sources = new LinkedHashMap<>();

  private boolean alone;
  private @Nullable String missingDefault;
  private @Nullable String unknownDefault;

  AgePlaces(EnvironmentIdentities world, String recipient) {
    this.context = world.context();
    this.files = world.files();
    this.folders = world.folders();
    this.commands = world.commands();
    this.recipient = recipient;
  }

  /** Reads all places, and then what they hold, as the order of messages wants it. */
  Findings search() {
    searchVariable();
    searchFile();
    searchCommand();
    searchDefaultFile();
    for (Map.Entry<String, byte[]> source : sources.entrySet()) {
      read(source.getKey(), source.getValue());
      Arrays.fill(source.getValue(), (byte) 0);
    }
    return findings;
  }

  /** The reference mentions the default file only if there was nothing before it. */
  void mentionDefaultFile(Findings near) {
    if (alone && missingDefault != null) {
      near.missing(missingDefault);
    } else if (alone && unknownDefault != null) {
      near.failed(
          DEFAULT_FILE,
          Outcome.MISSING,
          "user config directory could not be determined: " + unknownDefault);
    }
  }

  private void searchVariable() {
    String value = context.env(Variables.KEY);
    if (value == null) {
      findings.missing(Variables.KEY);
    } else {
      source(Variables.KEY, Utf8.encode(value));
    }
  }

  private void searchFile() {
    String path = context.env(Variables.KEY_FILE);
    if (path == null) {
      findings.missing(Variables.KEY_FILE);
      return;
    }
    try {
      source(Variables.KEY_FILE, files.read(path));
    } catch (AgeException e) {
      findings.failed(
          Variables.KEY_FILE,
          LocalFiles.outcome(e),
          "failed to open SOPS_AGE_KEY_FILE file: " + e.getMessage());
    }
  }

  private void searchCommand() {
    String command = context.env(Variables.KEY_COMMAND);
    if (command == null) {
      findings.missing(Variables.KEY_COMMAND);
      return;
    }
    try {
      source(Variables.KEY_COMMAND, commands.output(command, recipient));
    } catch (AgeException e) {
      findings.failed(Variables.KEY_COMMAND, Outcome.UNREADABLE, e.getMessage());
    }
  }

  private void searchDefaultFile() {
    alone = sources.isEmpty();
    String path;
    try {
      path = folders.identityFile();
    } catch (AgeException e) {
      unknownDefault = e.getMessage();
      findings.missingUntold(DEFAULT_FILE, e.getMessage());
      return;
    }
    try {
      source(path, files.read(path));
    } catch (LocalFiles.MissingException e) {
      missingDefault = path;
      findings.missingUntold(path, "");
    } catch (AgeException e) {
      findings.failed(path, Outcome.UNREADABLE, "failed to open file: " + e.getMessage());
    }
  }

  private void source(String label, byte[] content) {
    findings.reserve(label);
    sources.put(label, content);
  }

  private void read(String label, byte[] content) {
    if (ProtectedFile.isProtected(content)) {
      new ProtectedPlace(label, context).readInto(findings, content);
    } else {
      new IdentityText(label, content, context).readInto(findings);
    }
  }
}
