package org.sops4j.cli.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sops4j.EncryptionSettings;
import org.sops4j.Sops;
import org.sops4j.check.CheckSettings;
import org.sops4j.check.Content;
import org.sops4j.check.FileCheck;
import org.sops4j.check.FileReport;
import org.sops4j.check.Finding;
import org.sops4j.cli.AgeKeys;
import org.sops4j.config.RuleSettings;
import org.sops4j.tree.Format;

/** A folder with a configuration and secrets, and its check by the library. */
final class SecretsFolder {
  final Path path;
  private final Sops sops;
  private List<FileReport> reports = List.of();

  SecretsFolder(Path path) {
    this(path, "a");
  }

  SecretsFolder(Path path, String identities) {
    this.path = path;
    this.sops =
        Sops.builder()
            .environment(
                Map.of(
                    "HOME",
                    path.resolve("home").toString(),
                    "SOPS_AGE_KEY",
                    AgeKeys.identities(identities)))
            .workingDirectory(path)
            .build();
  }

  /** Writes the configuration: the lines of its rules. */
  SecretsFolder rules(String rules) {
    write(".sops.yaml", "creation_rules:\n" + rules);
    return this;
  }

  /** One rule for the folder {@code secrets}, with the key a and perhaps more fields. */
  SecretsFolder ruleForSecrets(String... fields) {
    StringBuilder rule = new StringBuilder("  - path_regex: ^secrets/\n");
    rule.append("    age: ").append(AgeKeys.recipients("a")).append('\n');
    for (String field : fields) {
      rule.append("    ").append(field).append('\n');
    }
    return rules(rule.toString());
  }

  void write(String name, String content) {
    write(name, content.getBytes(StandardCharsets.UTF_8));
  }

  void write(String name, byte[] content) {
    try {
      Path file = path.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String name) {
    try {
      return Files.readString(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes an encrypted file by the rule of its path. */
  void encrypted(String name, String plain) {
    RuleSettings rule =
        sops.creationRule(sops.loadConfig(path.resolve(".sops.yaml")), path.resolve(name))
            .orElseThrow();
    Format format = Format.ofPath(name);
    byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
    write(
        name,
        sops.encrypt(sops.parse(bytes, format), EncryptionSettings.of(rule, format), format)
            .toBytes());
  }

  /** Makes an encrypted file by other rules than those that hold. */
  void encryptedBy(String rules, String name, String plain) {
    String now = read(".sops.yaml");
    rules(rules);
    encrypted(name, plain);
    write(".sops.yaml", now);
  }

  /** Replaces text in a file, as somebody with an editor would. */
  void change(String name, String regex, String replacement) {
    String before = read(name);
    String after = before.replaceFirst(regex, replacement);
    if (after.equals(before)) {
      throw new AssertionError(regex + " is not in " + name);
    }
    write(name, after);
  }

  List<Finding> check() {
    return check(CheckSettings.in(path));
  }

  List<Finding> check(CheckSettings settings) {
    FileCheck check = FileCheck.with(sops, settings);
    List<FileReport> all = new ArrayList<>();
    for (Path file : files()) {
      try {
        all.add(check.check(file, Content.of(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    reports = all;
    return check.conclude(all);
  }

  List<FileReport> reports() {
    return reports;
  }

  private List<Path> files() {
    try (Stream<Path> walk = Files.walk(path)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A finding on one line: kind, file, line and message. */
  static String line(Finding finding) {
    String place = finding.line() == 0 ? "" : ":" + finding.line();
    return finding.kind().id() + " " + finding.file() + place + " " + finding.message();
  }

  List<String> lines() {
    return check().stream().map(SecretsFolder::line).toList();
  }
}
