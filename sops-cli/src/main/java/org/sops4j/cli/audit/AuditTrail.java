package org.sops4j.cli.audit;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.cli.Failure;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.log.Log;

/**
 * Where uses of files are recorded: in all databases that the machine's administrator names, or
 * nowhere. What cannot be recorded is not done.
 */
public final class AuditTrail {
  /** The configuration, the same for all users and every start. */
  public static final Path CONFIG = Path.of("/etc/sops/audit.yaml");

  private final List<AuditDatabase> databases;
  private Path document;

  private AuditTrail(List<AuditDatabase> databases, Path workingDirectory) {
    this.databases = databases;
    this.document = workingDirectory;
  }

  /**
   * Connects to all databases that are configured. Without a configuration that can be read this
   * costs one look at the disk.
   *
   * @param config the configuration file
   * @param invocation the environment, which completes what the configuration says
   * @param log where failures are explained
   * @return the trail
   * @throws Failure if the configuration is malformed, or a database does not answer
   */
  public static AuditTrail open(Path config, Invocation invocation, Log log) {
    List<AuditDatabase> databases =
        config.toFile().canRead() ? new AuditConfig(config, log).connect(invocation) : List.of();
    return new AuditTrail(databases, invocation.workingDirectory());
  }

  /**
   * Returns a trail to the same databases for events about another document.
   *
   * @return the trail; closing it closes those databases
   */
  public AuditTrail forAnother() {
    return new AuditTrail(databases, document);
  }

  /**
   * Says which document the following events are about.
   *
   * @param file its absolute path; null for standard input, which is recorded as the working
   *     directory
   */
  public void concerns(@Nullable Path file) {
    if (file != null) {
      document = file;
    }
  }

  /**
   * Records what is about to be done to the document.
   *
   * @param action what it is
   * @throws Failure if a database does not take it
   */
  public void record(AuditAction action) {
    for (AuditDatabase database : databases) {
      database.insert(action, document);
    }
  }

  /** Ends the connections. */
  public void close() {
    for (AuditDatabase database : databases) {
      database.close();
    }
  }
}
