package org.sops4j.age.internal.discovery;

import java.util.List;
import org.sops4j.age.internal.AgeException;
import org.sops4j.age.internal.identityfile.ProtectedFile;
import org.sops4j.age.internal.identityfile.ProtectedIdentity;
import org.sops4j.key.KeySearch.Outcome;
import org.sops4j.spi.KeyContext;

/** A place that holds an identity file with a passphrase. */
final class ProtectedPlace {
  private final String label;
  private final KeyContext context;

  ProtectedPlace(String label, KeyContext context) {
    this.label = label;
    this.context = context;
  }

  void readInto(Findings findings, byte[] content) {
    try {
      ProtectedFile file = ProtectedFile.of(content);
      FilePassphrase passphrase = new FilePassphrase(context, label, file);
      findings.found(
          label, List.of(new ProtectedIdentity(file, passphrase)), "a file with a passphrase");
    } catch (AgeException e) {
      findings.failed(
          label, Outcome.MALFORMED, "failed to read '" + label + "': " + e.getMessage());
    }
  }
}
