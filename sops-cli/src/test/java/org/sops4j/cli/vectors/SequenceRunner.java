package org.sops4j.cli.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Runs the vectors of several commands in one folder: the group {@code cli}. */
final class SequenceRunner {
  private final VectorSandbox box;

  SequenceRunner(VectorSandbox box) {
    this.box = box;
  }

  /** Runs {@code cli/NAME}; returns what is wrong. */
  List<String> run(String name) {
    Path folder = Vectors.FOLDER.resolve(name);
    JsonNode steps = Vectors.load(folder.resolve("steps.json")).get("steps");
    List<String> problems = new ArrayList<>();
    try (VectorCase work = box.newCase()) {
      if (Files.isDirectory(folder.resolve("init"))) {
        work.install(folder.resolve("init"), Set.of());
      }
      Map<String, byte[]> before = work.files();
      for (int i = 0; i < steps.size(); i++) {
        JsonNode step = steps.get(i);
        List<String> found = Comparison.step(step, work.run(step), work);
        Map<String, byte[]> after = work.files();
        if (!step.path("match").path("files").asText().equals("ignore")) {
          compare(found, step.path("files"), changes(before, after), work);
        }
        before = after;
        for (String problem : found) {
          problems.add("step " + (i + 1) + ": " + problem);
        }
      }
    }
    return problems;
  }

  /** What each changed file became; empty if it is gone. */
  private static Map<String, byte[]> changes(
      Map<String, byte[]> before, Map<String, byte[]> after) {
    Map<String, byte[]> changes = new LinkedHashMap<>();
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      if (!Arrays.equals(before.get(name), after.get(name))) {
        changes.put(name, after.get(name));
      }
    }
    return changes;
  }

  private static void compare(
      List<String> problems, JsonNode wanted, Map<String, byte[]> changed, VectorCase work) {
    Set<String> names = new TreeSet<>(changed.keySet());
    wanted.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      if (!changed.containsKey(name)) {
        problems.add("file " + name + " was not changed");
      } else if (!wanted.has(name)) {
        problems.add("file " + name + " was changed");
      } else {
        Object want = VectorCase.recorded(wanted.get(name));
        byte[] got = changed.get(name);
        Object stored = got == null ? "deleted" : work.stored(got);
        if (!want.equals(stored)) {
          problems.add("file " + name + ":\n--- wanted\n" + want + "\n--- got\n" + stored);
        }
      }
    }
  }
}
