package org.sops4j.cli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sops4j.Sops;
import org.sops4j.cli.Failure;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.log.Log;
import org.sops4j.cli.log.LogLevel;
import org.sops4j.error.ErrorCode;
import org.sops4j.error.SopsException;
import org.sops4j.tree.Branch;
import org.sops4j.tree.Format;
import org.sops4j.tree.Node;
import org.sops4j.tree.NodeKind;
import org.sops4j.tree.Sequence;
import org.sops4j.tree.StringScalar;

/** The configuration file, and the databases that it names. */
final class AuditConfig {
  private static final String LOGGER = "AUDIT";
  private static final int PANIC = 2; // what the reference's runtime exits with

  private final Path file;
  private final Log log;

  AuditConfig(Path file, Log log) {
    this.file = file;
    this.log = log;
  }

  /** Connects to every database, so that all that is wrong is said at once. */
  List<AuditDatabase> connect(Invocation invocation) {
    List<AuditDatabase> databases = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (String text : connectionStrings()) {
      try {
        databases.add(AuditDatabase.connect(text, invocation));
      } catch (ConnectionException e) {
        failures.add(
            "connectStr: " + ConnectionString.withoutPassword(text) + ", err: " + e.text());
      }
    }
    if (failures.isEmpty()) {
      return databases;
    }
    databases.forEach(AuditDatabase::close);
    log.line(LOGGER, LogLevel.ERROR, "connecting to audit database, defined in " + file, Map.of());
    for (String failure : failures) {
      log.line(LOGGER, LogLevel.ERROR, failure, Map.of());
    }
    log.hint("  " + file + " asks for a record of every use, so sops does nothing without it");
    throw Failure.fatal(LOGGER, "one or more audit backends reported errors, exiting");
  }

  private List<String> connectionStrings() {
    byte[] content;
    try {
      content = Files.readAllBytes(file);
    } catch (IOException e) {
      return List.of(); // what cannot be read switches nothing on, as in the reference
    }
    try {
      return connectionStrings(content);
    } catch (SopsException e) {
      String complaint = e.reason();
      if (complaint.endsWith("EOF")) {
        return List.of(); // nothing but comments
      }
      complaint = complaint.substring(Math.max(0, complaint.indexOf("yaml: ")));
      log.line(LOGGER, LogLevel.PANIC, "Error unmarshalling config", Map.of("error", complaint));
      throw Failure.silent(PANIC);
    }
  }

  private static List<String> connectionStrings(byte[] content) {
    List<Branch> documents = Sops.builder().build().parse(content, Format.YAML).branches();
    List<String> found = new ArrayList<>();
    if (!documents.isEmpty()) {
      Branch backends = child(documents.get(0), "backends", Branch.EMPTY);
      for (Node entry : child(backends, "postgres", Sequence.EMPTY)) {
        if (entry instanceof Branch backend) {
          found.add(child(backend, "connection_string", StringScalar.EMPTY).text());
        }
      }
    }
    return found;
  }

  /** What stands under a key; the other thing, whose kind it must have, if nothing does. */
  private static <T extends Node> T child(Branch parent, String key, T otherwise) {
    Node found = parent.get(key).orElse(otherwise);
    if (found.kind() == NodeKind.NULL) {
      return otherwise;
    }
    if (found.kind() != otherwise.kind()) {
      throw new SopsException(
          ErrorCode.INVALID_CONFIG, "yaml: unmarshal errors: " + key + " is of the wrong type");
    }
    @SuppressWarnings("unchecked") // there is one class for each kind
    T same = (T) found;
    return same;
  }
}
