package org.sops4j.cli.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code emit/structure.json}: whole documents at every indentation. */
final class StructureRunner {
  private final VectorSandbox box;

  StructureRunner(VectorSandbox box) {
    this.box = box;
  }

  /** Runs one item; returns what is wrong. */
  List<String> run(JsonNode item) {
    List<String> problems = new ArrayList<>();
    String file = "in." + item.get("input_format").asText();
    try (VectorCase work = box.newCase()) {
      work.put(file, item.get("input").asText().getBytes(StandardCharsets.UTF_8));
      Outcome encrypted =
          work.run(List.of("encrypt", "--age", "{R:age-a}", file), MissingNode.getInstance());
      if (encrypted.exit() != 0) {
        return List.of("encrypt: " + encrypted.errorText());
      }
      work.put(file, encrypted.stdout());
      item.get("outputs")
          .properties()
          .forEach(
              output -> {
                Outcome got = decrypt(work, item, output.getKey(), file);
                String text = new String(got.stdout(), StandardCharsets.UTF_8);
                if (got.exit() != 0 || !text.equals(output.getValue().asText())) {
                  problems.add("indent " + output.getKey() + ": " + text + got.errorText());
                }
              });
    }
    return problems;
  }

  private static Outcome decrypt(VectorCase work, JsonNode item, String indent, String file) {
    List<String> args = new ArrayList<>();
    if (!indent.equals("default")) {
      args.addAll(List.of("--indent", indent));
    }
    args.addAll(List.of("decrypt", "--output-type", item.get("format").asText(), file));
    return work.run(
        args, JsonNodeFactory.instance.objectNode().put("SOPS_AGE_KEY_FILE", "{KEYS}/age-a.txt"));
  }
}
