package org.sops4j.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.sops4j.Sops;
import org.sops4j.check.CheckSettings;
import org.sops4j.check.Content;
import org.sops4j.check.FileCheck;
import org.sops4j.check.FileReport;
import org.sops4j.check.Finding;
import org.sops4j.check.FindingKind;
import org.sops4j.check.Severity;

/**
 * Fails the build if files are in clear that a creation rule wants encrypted, differ from their
 * rule, or are damaged: what {@code sops check} finds. Needs no key unless {@link #decrypt} is set.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class CheckMojo extends SopsMojo {
  /** The folder whose files are checked. */
  @Parameter(defaultValue = "${project.basedir}")
  File directory;

  /** Which files of it, as patterns; all unless set. */
  @Parameter List<String> includes = List.of();

  /** Which files of it are left alone, besides those under {@code target}. */
  @Parameter List<String> excludes = List.of();

  /** Kinds of findings that are not reported, such as {@code no-rule}. */
  @Parameter(property = "sops.ignore")
  List<String> ignore = List.of();

  /** The configuration for all files; unless set, for each file the nearest {@code .sops.yaml}. */
  @Parameter(property = "sops.config")
  @Nullable File config;

  /** Makes rules that are for every path demand encryption, too. */
  @Parameter(property = "sops.everyFile", defaultValue = "false")
  boolean everyFile;

  /** Decrypts as well, to verify values and MACs; writes nothing. */
  @Parameter(property = "sops.decrypt", defaultValue = "false")
  boolean decrypt;

  /** The folder of all output, which is not checked. */
  @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
  File buildDirectory;

  /** Makes the goal; for Maven. */
  public CheckMojo() {}

  @Override
  void run(Sops sops) throws MojoExecutionException, MojoFailureException {
    Set<FindingKind> ignored = ignored();
    Path base = directory.toPath().toAbsolutePath().normalize();
    Path rules = config == null ? null : config.toPath().toAbsolutePath();
    FileCheck check = FileCheck.with(sops, new CheckSettings(base, rules, everyFile, decrypt));
    List<FileReport> reports = reports(check, base);
    List<Finding> findings = new ArrayList<>(check.conclude(reports));
    findings.removeIf(finding -> ignored.contains(finding.kind()));
    findings.forEach(this::report);
    boolean complete = complete(reports);
    if (!findings.isEmpty()) {
      throw new MojoFailureException(
          "sops: " + findings.size() + (findings.size() == 1 ? " finding" : " findings"));
    }
    if (!complete) {
      throw new MojoFailureException("sops: not every file could be checked");
    }
  }

  private Set<FindingKind> ignored() throws MojoExecutionException {
    Set<FindingKind> kinds = EnumSet.noneOf(FindingKind.class);
    for (String id : ignore) {
      kinds.add(
          FindingKind.byId(id.strip())
              .orElseThrow(
                  () -> new MojoExecutionException("Unknown kind of finding " + id + " (ignore)")));
    }
    return kinds;
  }

  private List<FileReport> reports(FileCheck check, Path base) throws MojoExecutionException {
    Path target = buildDirectory.toPath().toAbsolutePath().normalize();
    List<FileReport> reports = new ArrayList<>();
    for (Path name : EncryptedFiles.find(base, includes, excludes)) {
      Path file = base.resolve(name);
      if (!file.startsWith(target)) {
        try {
          reports.add(check.check(file, Content.of(file)));
        } catch (IOException e) {
          throw new MojoExecutionException("Could not read " + file + ": " + e, e);
        }
      }
    }
    return reports;
  }

  private void report(Finding finding) {
    String line = finding.line() == 0 ? "" : ":" + finding.line();
    String text =
        finding.file()
            + line
            + ": "
            + finding.kind().id()
            + ": "
            + finding.message()
            + "\n    "
            + finding.advice();
    if (finding.kind().severity() == Severity.ERROR) {
      getLog().error(text);
    } else {
      getLog().warn(text);
    }
  }

  private boolean complete(List<FileReport> reports) {
    boolean complete = true;
    int encrypted = 0;
    for (FileReport report : reports) {
      encrypted += report.encrypted() ? 1 : 0;
      if (!report.problem().isEmpty()) {
        getLog().warn("not checked: " + report.file() + ": " + report.problem());
        complete = skipWithoutKeys;
      }
    }
    getLog().info("Checked " + reports.size() + " files, of which " + encrypted + " are encrypted");
    return complete;
  }
}
