package org.sops4j.cli.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The rules by which an outcome is compared with the recorded one, as in verify.py. */
final class Comparison {
  private static final Pattern YAML_SYNTAX =
      Pattern.compile(
          "yaml: (?:line \\d+: )?(?:did not find|found|could not find|mapping (?:keys|values) are"
              + " not|block sequence entries|control characters|invalid"
              + " (?:leading|trailing|Unicode|length)|incomplete UTF-8)[^\\n]*");

  private Comparison() {}

  /** Compares one command; returns what is wrong. */
  static List<String> step(JsonNode want, Outcome got, VectorCase work) {
    List<String> problems = new ArrayList<>();
    JsonNode how = want.path("match");
    int code = want.get("exit").asInt();
    if (how.path("exit").asText().equals("nonzero")) {
      if (got.exit() == 0) {
        problems.add("exit 0, wanted a failure");
      }
    } else if (code != got.exit()) {
      problems.add("exit " + got.exit() + ", wanted " + code + "; stderr: " + got.errorText());
    }
    stream(problems, "stdout", want, work.stored(got.stdout()), how.path("stdout").asText("exact"));
    String usual = code == 0 ? "exact" : "like";
    stream(problems, "stderr", want, work.stored(got.stderr()), how.path("stderr").asText(usual));
    return problems;
  }

  private static void stream(
      List<String> problems, String name, JsonNode want, Object got, String how) {
    Object wanted = VectorCase.recorded(want.get(name));
    if (!same(wanted, got, how)) {
      problems.add(name + " (" + how + "):\n--- wanted\n" + wanted + "\n--- got\n" + got);
    }
  }

  private static boolean same(Object want, Object got, String how) {
    if (how.equals("ignore")) {
      return true;
    }
    if (!(want instanceof String wanted && got instanceof String text)) {
      return want.equals(got);
    }
    return switch (how) {
      case "prefix" -> text.startsWith(wanted);
      case "contains" -> text.contains(wanted);
      case "like" -> like(wanted, text);
      default -> wanted.equals(text);
    };
  }

  /** A failure may say more after the recorded words, and words YAML syntax errors as it likes. */
  static boolean like(String want, String got) {
    StringBuilder regex = new StringBuilder();
    for (String part : YAML_SYNTAX.split(want, -1)) {
      regex.append(regex.isEmpty() ? "" : "yaml: [^\n]+").append(Pattern.quote(part));
    }
    return Pattern.compile(regex.toString()).matcher(got).lookingAt();
  }
}
