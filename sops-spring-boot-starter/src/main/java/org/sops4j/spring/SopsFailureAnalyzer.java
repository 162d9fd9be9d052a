package org.sops4j.spring;

import org.jspecify.annotations.Nullable;
import org.sops4j.FrameworkSettings;
import org.sops4j.error.SopsException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start-up why an imported file could not be decrypted, and what to do. */
public final class SopsFailureAnalyzer extends AbstractFailureAnalyzer<SopsConfigDataException> {
  /** Makes an analyzer; for Spring Boot. */
  public SopsFailureAnalyzer() {}

  @Override
  protected @Nullable FailureAnalysis analyze(
      Throwable rootFailure, SopsConfigDataException cause) {
    SopsException failure = cause.failure();
    String message = failure.getMessage();
    StringBuilder text = new StringBuilder("The encrypted file '");
    text.append(cause.resource().resource().getDescription()).append("' cannot be used:\n\n    ");
    text.append(message.replace("; ", "\n    "));
    for (String hint : failure.hints()) {
      if (!message.contains(hint.strip())) {
        text.append("\n    ").append(hint.strip());
      }
    }
    return new FailureAnalysis(text.toString(), action(failure), cause);
  }

  private static String action(SopsException failure) {
    return switch (failure.code()) {
      case DATA_KEY_UNAVAILABLE, SHARES_REJECTED ->
          "Name the file with the private key in the setting '"
              + FrameworkSettings.AGE_KEY_FILE
              + "' or in the variable SOPS_AGE_KEY_FILE, or ask somebody who can decrypt the file to"
              + " add your key to it. To start without the file, set '"
              + SopsConfigDataLocationResolver.ENABLED
              + "' to false.";
      case NO_KEY_SOURCE -> "Add the artifact for this type of key to the dependencies.";
      case NOT_ENCRYPTED ->
          "Import the file without 'sops:', or encrypt it: sops encrypt --in-place FILE";
      case MAC_MISMATCH, MAC_NOT_DECRYPTED, VALUE_NOT_DECRYPTED ->
          "The file was changed without sops, or merged by hand. Take it from where it is whole, and"
              + " change it with: sops edit FILE";
      case MALFORMED_DOCUMENT, INVALID_METADATA, INVALID_VERSION ->
          "Check that the file is whole, and that its name ends in its format. If it should have"
              + " another ending, say which, as in sops:file:secrets[.yaml]";
      default -> "Check the file with: sops decrypt FILE";
    };
  }
}
