package org.sops4j.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sops4j.Sops;
import org.sops4j.tree.Format;

/**
 * Checks files against their creation rules, and for what makes them unsafe or unusable, without
 * any key.
 *
 * <pre>{@code
 * FileCheck check = FileCheck.with(Sops.create(), CheckSettings.in(Path.of("")));
 * List<FileReport> reports = new ArrayList<>();
 * for (Path file : files) {
 *   reports.add(check.check(file, Content.of(file)));
 * }
 * List<Finding> findings = check.conclude(reports);
 * }</pre>
 *
 * <p>Safe for many threads: files may be checked at the same time.
 */
public final class FileCheck {
  private final Sops sops;
  private final CheckSettings settings;
  private final FileNames names;
  private final RuleBook rules;

  private FileCheck(Sops sops, CheckSettings settings) {
    this.sops = sops;
    this.settings = settings;
    this.names = new FileNames(settings.base());
    this.rules = new RuleBook(sops, settings, names);
  }

  /**
   * Starts a check.
   *
   * @param sops reads configuration and files, and decrypts them if that is wanted
   * @param settings how files are checked
   * @return the check; it reads each configuration file once
   */
  public static FileCheck with(Sops sops, CheckSettings settings) {
    return new FileCheck(sops, settings);
  }

  /**
   * Checks one file.
   *
   * @param file where it is, which decides about its format and its rule
   * @param content what is in it
   * @return what was found
   * @throws IOException if the content cannot be read
   */
  public FileReport check(Path file, Content content) throws IOException {
    Path absolute = settings.base().resolve(file).normalize();
    Draft draft = new Draft(names.of(absolute));
    ContentScan scan = ContentScan.of(content);
    for (ContentScan.Key key : scan.keys()) {
      draft.add(
          FindingKind.PRIVATE_KEY,
          key.line(),
          key.what() + " is in clear",
          "Remove it; if anybody else could read it, make a new key and revoke this one");
    }
    if (!absolute.endsWith(".sops.yaml")) {
      checkEncryption(absolute, draft, scan, content);
    }
    return draft.report();
  }

  private void checkEncryption(Path file, Draft draft, ContentScan scan, Content content)
      throws IOException {
    Governing governing = rules.of(file);
    boolean covered = governing.demands(settings.everyFile());
    boolean encrypted = false;
    if (scan.hasMetadata() || (covered && scan.hasSealedValues())) {
      byte[] bytes = scan.bytes(content);
      String name = file.toString();
      Format format = Formats.of(name, bytes);
      // What has another format than its name says is ours only if it can be read.
      boolean plain = format == Format.ofPath(name) && scan.hasMetadata();
      Evidence evidence =
          new Evidence(
              covered,
              plain && scan.hasSealedValues(),
              scan.hasSealedValues(),
              scan.conflictLine());
      encrypted =
          format != null
              && new EncryptedFile(sops, rules, settings.decrypt(), draft, governing)
                  .check(bytes, format, evidence);
    }
    if (!encrypted && covered) {
      draft.add(
          FindingKind.NOT_ENCRYPTED,
          0,
          "the file is in clear, and the rule at " + governing.place() + " is for it",
          "Run: sops encrypt -i " + draft.file() + "; change its secrets if they were ever shared");
    }
  }

  /**
   * Finishes a check: looks for files that were copied from each other, and says what is wrong with
   * the configuration.
   *
   * @param reports the reports of all files
   * @return all findings, those of one file together, in the order of the reports
   */
  public List<Finding> conclude(List<FileReport> reports) {
    Map<String, Finding> copies = new HashMap<>();
    for (Finding copy : CopyCheck.of(reports)) {
      copies.put(copy.file(), copy);
    }
    List<Finding> all = new ArrayList<>(rules.mistakes());
    for (FileReport report : reports) {
      all.addAll(report.findings());
      Finding copy = copies.get(report.file());
      if (copy != null) {
        all.add(copy);
      }
    }
    return all;
  }
}
