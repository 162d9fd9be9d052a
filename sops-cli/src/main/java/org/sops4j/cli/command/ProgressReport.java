package org.sops4j.cli.command;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.audit.AuditAction;
import org.sops4j.cli.log.LogLevel;
import org.sops4j.key.Progress;
import org.sops4j.metadata.KeyRef;

/** Puts the steps of the library into the audit trail and the log, as the reference does. */
final class ProgressReport implements Consumer<Progress> {
  private final Session session;

  ProgressReport(Session session) {
    this.session = session;
  }

  @Override
  public void accept(Progress progress) {
    KeyRef key = progress.key();
    switch (progress.step()) {
      case KEY_WRAPPED -> ofKey(key, "encrypt", "Encryption succeeded");
      case KEY_NOT_WRAPPED -> ofKey(key, "encrypt", "Encryption failed");
      case KEY_UNWRAPPED -> ofKey(key, "decrypt", "Decryption succeeded");
      case KEY_NOT_UNWRAPPED -> ofKey(key, "decrypt", "Decryption failed");
      case DECRYPTING -> {
        ofDocument(LogLevel.INFO, "Data key recovered successfully");
        session.audit().record(AuditAction.DECRYPT);
        ofDocument(LogLevel.DEBUG, "Decrypting tree");
      }
      case ENCRYPTING -> session.audit().record(AuditAction.ENCRYPT);
    }
  }

  private void ofDocument(LogLevel level, String message) {
    session.log().line("SOPS", level, message, Map.of());
  }

  private void ofKey(@Nullable KeyRef key, String verb, String message) {
    if (key != null && session.log().isVerbose()) {
      session.log().line(logger(key), LogLevel.INFO, message, fields(key, verb));
    }
  }

  private static String logger(KeyRef key) {
    return switch (key.type()) {
      case KMS -> "AWSKMS";
      case GCP_KMS -> "GCPKMS";
      case HCKMS -> "HCKMS";
      case AZURE_KV -> "AZKV";
      case HC_VAULT -> "VAULT_TRANSIT";
      case PGP -> "PGP";
      case AGE -> "AGE";
    };
  }

  private static Map<String, String> fields(KeyRef key, String verb) {
    Map<String, String> fields = new TreeMap<>();
    switch (key.type()) {
      case KMS -> fields.put("arn", key.field("arn"));
      case GCP_KMS -> fields.put("resourceID", key.field("resource_id"));
      case HCKMS -> fields.put("keyID", key.field("key_id"));
      case AZURE_KV -> {
        fields.put("key", key.field("name"));
        fields.put("version", key.field("version"));
      }
      case HC_VAULT ->
          fields.put("Path", key.field("engine_path") + "/" + verb + "/" + key.field("key_name"));
      case PGP -> fields.put("fingerprint", key.field("fp"));
      case AGE -> {
        if (verb.equals("encrypt")) {
          fields.put("recipient", key.field("recipient"));
        }
      }
    }
    return fields;
  }
}
