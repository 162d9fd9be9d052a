package org.sops4j.internal.config.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sops4j.config.ConfigFinding;
import org.sops4j.config.ConfigFinding.Severity;
import org.sops4j.internal.format.yaml.YamlNode;

/** Collects findings. */
final class Findings {
  private final List<ConfigFinding> all = new ArrayList<>();

  void error(String kind, @Nullable YamlNode at, String message, String advice) {
    add(Severity.ERROR, kind, at, message, advice);
  }

  void warning(String kind, @Nullable YamlNode at, String message, String advice) {
    add(Severity.WARNING, kind, at, message, advice);
  }

  void note(String kind, @Nullable YamlNode at, String message, String advice) {
    add(Severity.NOTE, kind, at, message, advice);
  }

  private void add(
      Severity severity, String kind, @Nullable YamlNode at, String message, String advice) {
    int line = at == null ? 0 : at.line();
    int column = at == null ? 0 : at.column();
    add(new ConfigFinding(severity, kind, line, column, message, advice));
  }

  void add(ConfigFinding finding) {
    if (!all.contains(finding)) { // what stands behind an anchor is met at each alias
      all.add(finding);
    }
  }

  int size() {
    return all.size();
  }

  /** Whether there is one of a kind. */
  boolean has(String kind) {
    for (ConfigFinding one : all) {
      if (one.kind().equals(kind)) {
        return true;
      }
    }
    return false;
  }

  /** All of them in the order of the file. */
  List<ConfigFinding> inOrder() {
    all.sort(Comparator.comparingInt(ConfigFinding::line).thenComparingInt(ConfigFinding::column));
    return all;
  }
}
