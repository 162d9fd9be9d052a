package org.sops4j.cli.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs a table of {@code parse}: what is read from a piece of YAML. */
final class ParseRunner {
  private static final int MANY = 500;
  private static final Pattern LINE = Pattern.compile("k(\\d{5}): (.*)", Pattern.DOTALL);
  private static final Pattern TYPE = Pattern.compile(",type:([a-z]+)]$", Pattern.UNIX_LINES);
  private static final Pattern WHOLE =
      Pattern.compile(
          "^k: (ENC\\[[^\\n]*?,type:([a-z]+)]|null|\"\")", Pattern.MULTILINE | Pattern.UNIX_LINES);

  private final VectorSandbox box;
  private final JsonNode items;
  private final boolean whole;
  private final Map<Integer, Map<String, @Nullable Object>> got = new HashMap<>();

  ParseRunner(VectorSandbox box, JsonNode table) {
    this.box = box;
    this.items = table.get("items");
    this.whole = table.path("whole").asBoolean();
  }

  /** Runs all items; returns what is wrong. */
  List<String> run() {
    List<Integer> good = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      boolean single = items.get(i).has("error") || items.get(i).has("json_error");
      if (whole) {
        got.put(i, readWhole(items.get(i).get("text").asText()));
      } else if (single) {
        read(List.of(i));
      } else {
        good.add(i);
      }
    }
    for (int start = 0; start < good.size(); start += MANY) {
      read(good.subList(start, Math.min(good.size(), start + MANY)));
    }
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (!isGood(items.get(i), got.getOrDefault(i, Map.of()))) {
        problems.add("[" + i + "] " + items.get(i) + " got " + got.get(i));
      }
    }
    return problems;
  }

  private static boolean isGood(JsonNode item, Map<String, @Nullable Object> found) {
    if (item.has("reference_bug")) { // whatever can be read is good, with the stored value if any
      return found.containsKey("json")
          && (!item.has("json") || item.get("json").asText().equals(found.get("json")));
    }
    List<String> wanted = new ArrayList<>();
    for (String name : List.of("type", "json", "yaml", "exit", "error", "json_error")) {
      if (item.has(name)) {
        wanted.add(name);
      }
    }
    if (!found.keySet().equals(new java.util.TreeSet<>(wanted))) {
      return false;
    }
    for (String name : wanted) {
      Object value = found.get(name);
      boolean equal =
          name.endsWith("error")
              ? Comparison.like(item.get(name).asText(), "" + value)
              : item.get(name).asText().equals("" + value);
      if (!equal) {
        return false;
      }
    }
    return true;
  }

  private void read(List<Integer> indexes) {
    StringBuilder text = new StringBuilder();
    for (int i : indexes) {
      text.append(ItemCutter.key(i)).append(": ");
      text.append(items.get(i).get("text").asText()).append('\n');
    }
    try (VectorCase work = box.newCase()) {
      Outcome encrypted = encrypt(work, text.toString());
      if (encrypted.exit() == 0) {
        work.put("in.yaml", encrypted.stdout());
        Outcome json = decrypt(work, "--output-type", "json");
        Outcome yaml = decrypt(work);
        if (yaml.exit() == 0 && (json.exit() == 0 || indexes.size() == 1)) {
          take(indexes, encrypted, json, yaml, work);
          return;
        }
        encrypted = json;
      }
      if (indexes.size() == 1) {
        got.put(indexes.get(0), refusal(encrypted, work));
      } else {
        read(indexes.subList(0, indexes.size() / 2));
        read(indexes.subList(indexes.size() / 2, indexes.size()));
      }
    }
  }

  private void take(
      List<Integer> indexes, Outcome encrypted, Outcome json, Outcome yaml, VectorCase work) {
    Map<Integer, String> types = types(text(encrypted));
    Map<Integer, String> jsons = ItemCutter.cut(ItemCutter.jsonItems(text(json)));
    Map<Integer, String> yamls = ItemCutter.cut(text(yaml));
    for (int i : indexes) {
      Map<String, @Nullable Object> found = new TreeMap<>();
      found.put("type", types.get(i));
      found.put("yaml", value(yamls.get(i)));
      if (json.exit() == 0) {
        found.put("json", value(jsons.get(i)));
      } else {
        found.put("json_error", work.stored(json.stderr()));
      }
      got.put(i, found);
    }
  }

  /** What stands between "k: " and the last line feed. */
  private static String value(@Nullable String item) {
    return item == null || item.length() < 4 ? "" : item.substring(3, item.length() - 1);
  }

  private static Map<Integer, String> types(String encrypted) {
    Map<Integer, String> types = new HashMap<>();
    for (String line : encrypted.split("\n", -1)) {
      Matcher item = LINE.matcher(line);
      if (item.matches()) {
        Matcher type = TYPE.matcher(item.group(2));
        types.put(
            Integer.parseInt(item.group(1)),
            type.find() ? type.group(1) : bareType(item.group(2), "plain"));
      }
    }
    return types;
  }

  private static @Nullable String bareType(String text, @Nullable String other) {
    return switch (text) {
      case "null" -> "null";
      case "\"\"" -> "empty";
      default -> other;
    };
  }

  /** A document by itself: the complete outputs. */
  private Map<String, @Nullable Object> readWhole(String text) {
    try (VectorCase work = box.newCase()) {
      Outcome encrypted = encrypt(work, "k: " + text + "\n");
      if (encrypted.exit() != 0) {
        return refusal(encrypted, work);
      }
      work.put("in.yaml", encrypted.stdout());
      Outcome json = decrypt(work, "--output-type", "json");
      Outcome yaml = decrypt(work);
      if (json.exit() != 0 || yaml.exit() != 0) {
        return refusal(json.exit() != 0 ? json : yaml, work);
      }
      Matcher kind = WHOLE.matcher(text(encrypted));
      Map<String, @Nullable Object> found = new TreeMap<>();
      found.put("type", null);
      if (kind.find()) {
        found.put("type", kind.group(2) != null ? kind.group(2) : bareType(kind.group(1), null));
      }
      found.put("json", text(json));
      found.put("yaml", text(yaml));
      return found;
    }
  }

  private static Map<String, @Nullable Object> refusal(Outcome outcome, VectorCase work) {
    Map<String, @Nullable Object> found = new TreeMap<>();
    found.put("exit", outcome.exit());
    found.put("error", work.stored(outcome.stderr()));
    return found;
  }

  private static Outcome encrypt(VectorCase work, String text) {
    work.put("in.yaml", text.getBytes(StandardCharsets.UTF_8));
    return work.run(List.of("encrypt", "--age", "{R:age-a}", "in.yaml"), MissingNode.getInstance());
  }

  private static Outcome decrypt(VectorCase work, String... more) {
    List<String> args = new ArrayList<>(List.of("decrypt"));
    args.addAll(List.of(more));
    args.add("in.yaml");
    return work.run(
        args, JsonNodeFactory.instance.objectNode().put("SOPS_AGE_KEY_FILE", "{KEYS}/age-a.txt"));
  }

  private static String text(Outcome outcome) {
    return new String(outcome.stdout(), StandardCharsets.UTF_8);
  }
}
