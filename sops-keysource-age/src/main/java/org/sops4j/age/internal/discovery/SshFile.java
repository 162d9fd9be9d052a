package org.sops4j.age.internal.discovery;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.Identity;
import org.sops4j.age.internal.ssh.ProtectedSshIdentity;
import org.sops4j.age.internal.ssh.SshKeyFile;
import org.sops4j.age.internal.ssh.SshPublicKey;
import org.sops4j.age.internal.ssh.SshPublicKeys;
import org.sops4j.age.internal.text.Quote;
import org.sops4j.key.KeySearch.Outcome;
import org.sops4j.spi.Prompts;

/** A file with an SSH private key, perhaps protected with a passphrase. */
final class SshFile {
  static final String WHAT = "an ssh key";

  private final LocalFiles files;
  private final String path;
  private final Prompts prompts;

  SshFile(LocalFiles files, String path, Prompts prompts) {
    this.files = files;
    this.path = path;
    this.prompts = prompts;
  }

  void readInto(Findings findings, String label) {
    byte[] content;
    try {
      content = content();
    } catch (AgeException e) {
      findings.failed(label, LocalFiles.outcome(e), e.getMessage());
      return;
    }
    try {
      findings.found(label, List.of(identity(content)), WHAT);
    } catch (AgeException e) {
      findings.failed(label, Outcome.MALFORMED, e.getMessage());
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  private byte[] content() throws AgeException {
    if (files.isFolder(path)) {
      throw new AgeException("failed to read file: read " + path + ": is a directory");
    }
    try {
      return files.read(path);
    } catch (AgeException e) {
      throw e.prefixed("failed to open file: ");
    }
  }

  private Identity identity(byte[] content) throws AgeException {
    SshKeyFile file;
    SshPublicKey embedded;
    try {
      file = SshKeyFile.parse(content);
      if (!file.isProtected()) {
        return file.open();
      }
      embedded = file.publicKey();
    } catch (AgeException e) {
      throw e.prefixed("malformed SSH identity in " + Quote.quote(path) + ": ");
    }
    SshPublicKey key = embedded == null ? neighbour() : embedded;
    try {
      return ProtectedSshIdentity.of(key, file, this::askPassphrase);
    } catch (AgeException e) {
      throw e.prefixed("could not create encrypted SSH identity: ");
    }
  }

  /** Reads the public half from the file beside this one. */
  private SshPublicKey neighbour() throws AgeException {
    String name = path + ".pub";
    if (files.isFolder(name)) {
      throw new AgeException(
          "failed to read " + Quote.quote(name) + ": read " + name + ": is a directory");
    }
    byte[] text;
    try {
      text = files.read(name);
    } catch (AgeException e) {
      throw e.prefixed(
          "failed to obtain public "
              + Quote.quote(name)
              + " key for "
              + Quote.quote(path)
              + " SSH key: ");
    }
    try {
      return SshPublicKeys.find(text);
    } catch (AgeException e) {
      throw e.prefixed("failed to parse " + Quote.quote(name) + ": ");
    }
  }

  private byte[] askPassphrase() throws IOException {
    String name = Quote.quote(path);
    try {
      return prompts.secret("Enter passphrase for " + name + ':');
    } catch (IOException e) {
      throw new IOException("could not read passphrase for " + name + ": " + e.getMessage(), e);
    }
  }
}
