package org.sops4j.cli.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.sops4j.tree.Utf8;

/** Runs a table of {@code emit}: what a value looks like in the output of a format. */
final class EmitRunner {
  private static final Pattern NUMBER = Pattern.compile("\\{\"\\$number\":\"([^\"]*)\"}");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MANY = 2000;

  private final VectorSandbox box;
  private final JsonNode table;
  private final JsonNode items;
  private final Map<Integer, Object> got = new HashMap<>();

  EmitRunner(VectorSandbox box, JsonNode table) {
    this.box = box;
    this.table = table;
    this.items = table.get("items");
  }

  /** An item that could not be written. */
  private record Refusal(int exit, String message) {}

  /** Runs all items; returns what is wrong. */
  List<String> run() {
    List<Integer> good = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).has("text")) {
        good.add(i);
      } else {
        emit(List.of(i));
      }
    }
    for (int start = 0; start < good.size(); start += MANY) {
      emit(good.subList(start, Math.min(good.size(), start + MANY)));
    }
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (!isGood(items.get(i), got.get(i))) {
        problems.add("[" + i + "] " + items.get(i) + " got " + got.get(i));
      }
    }
    return problems;
  }

  private static boolean isGood(JsonNode item, Object result) {
    if (item.has("text")) {
      // Where the stored text is a fault of the reference, a better one is welcome.
      boolean free = item.has("reference_bug") && result instanceof String;
      return free || item.get("text").asText().equals(result);
    }
    JsonNode error = item.get("error");
    return result instanceof Refusal refusal
        && refusal.exit() == error.get("exit").asInt()
        && Comparison.like(error.get("stderr").asText(), refusal.message());
  }

  private void emit(List<Integer> indexes) {
    try (VectorCase work = box.newCase()) {
      work.put("in.json", document(indexes).getBytes(StandardCharsets.UTF_8));
      Outcome outcome =
          work.run(List.of("encrypt", "--age", "{R:age-a}", "in.json"), MissingNode.getInstance());
      if (outcome.exit() == 0) {
        work.put("in.json", outcome.stdout());
        outcome = decrypt(work);
      }
      if (outcome.exit() == 0) {
        String text = Utf8.decode(outcome.stdout());
        got.putAll(ItemCutter.cut(ItemCutter.unframe(format(), text)));
      } else if (indexes.size() == 1) {
        got.put(indexes.get(0), new Refusal(outcome.exit(), "" + work.stored(outcome.stderr())));
      } else {
        emit(indexes.subList(0, indexes.size() / 2));
        emit(indexes.subList(indexes.size() / 2, indexes.size()));
      }
    }
  }

  private Outcome decrypt(VectorCase work) {
    List<String> args = new ArrayList<>(VectorRunner.strings(table.path("global_args")));
    args.addAll(List.of("decrypt", "--output-type", format(), "in.json"));
    return work.run(args, NODES.objectNode().put("SOPS_AGE_KEY_FILE", "{KEYS}/age-a.txt"));
  }

  private String format() {
    return table.get("format").asText();
  }

  private String document(List<Integer> indexes) {
    ObjectNode document = NODES.objectNode();
    for (int i : indexes) {
      document.set(ItemCutter.key(i), wrap(items.get(i).get("value")));
    }
    return NUMBER.matcher(document.toString()).replaceAll("$1");
  }

  private JsonNode wrap(JsonNode value) {
    return switch (table.get("shape").asText()) {
      case "value" -> value;
      case "list" -> NODES.arrayNode().add(value);
      case "key", "section-key" -> NODES.objectNode().put(value.asText(), "v");
      case "map-in-list" -> NODES.arrayNode().add(NODES.objectNode().set("m", value));
      case "section" -> NODES.objectNode().set("v", value);
      default -> throw new IllegalArgumentException(table.get("shape").asText());
    };
  }
}
