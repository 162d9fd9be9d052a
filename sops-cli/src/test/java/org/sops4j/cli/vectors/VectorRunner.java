package org.sops4j.cli.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Runs the vectors of whole commands: the groups {@code docs} and {@code errors}. */
final class VectorRunner {
  private static final JsonNode NOTHING = MissingNode.getInstance();

  private final VectorSandbox box;

  VectorRunner(VectorSandbox box) {
    this.box = box;
  }

  /** Runs {@code errors/NAME}; returns what is wrong. */
  List<String> error(String name) {
    Path folder = Vectors.FOLDER.resolve(name);
    JsonNode want = Vectors.load(folder.resolve("cmd.json"));
    try (VectorCase work = box.newCase()) {
      work.install(folder, Set.of("cmd.json"));
      return Comparison.step(want, work.run(want), work);
    }
  }

  /** Runs {@code docs/NAME}: decrypts, encrypts, and decrypts what it encrypted. */
  List<String> document(String name) {
    Path folder = Vectors.FOLDER.resolve(name);
    JsonNode wanted = Vectors.load(folder.resolve("case.json"));
    String ext = wanted.get("ext").asText();
    byte[] encrypted = Vectors.bytes(folder.resolve("encrypted." + ext));
    byte[] decrypted =
        Vectors.bytes(folder.resolve("decrypted." + wanted.path("decrypted_ext").asText(ext)));
    List<String> problems = new ArrayList<>();
    try (VectorCase work = box.newCase()) {
      work.put("encrypted." + ext, encrypted);
      work.put(
          wanted.path("plain_name").asText("plain." + ext),
          Vectors.bytes(folder.resolve("plain." + ext)));
      if (wanted.has("config")) {
        work.put(".sops.yaml", Vectors.bytes(folder.resolve(wanted.get("config").asText())));
      }
      decrypt(problems, "decrypt", wanted, work, decrypted);
      Outcome own = work.run(strings(wanted.get("encrypt_args")), wanted.path("encrypt_env"));
      if (own.exit() != 0) {
        problems.add("encrypt: exit " + own.exit() + ": " + own.errorText());
        return problems;
      }
      compare(problems, "encrypt", masked(encrypted), masked(own.stdout()));
      work.put("encrypted." + ext, own.stdout());
      decrypt(problems, "decrypt of own file", wanted, work, decrypted);
    }
    return problems;
  }

  private static void decrypt(
      List<String> problems, String what, JsonNode wanted, VectorCase work, byte[] decrypted) {
    List<String> args = List.of("decrypt", "encrypted." + wanted.get("ext").asText());
    if (wanted.has("decrypt_args")) {
      args = strings(wanted.get("decrypt_args"));
    }
    Outcome got = work.run(args, wanted.has("env") ? wanted.get("env") : NOTHING);
    if (got.exit() != 0) {
      problems.add(what + ": exit " + got.exit() + ": " + got.errorText());
    } else if (!Arrays.equals(got.stdout(), decrypted)) {
      compare(problems, what, text(decrypted), text(got.stdout()));
    }
  }

  private static void compare(List<String> problems, String what, String want, String got) {
    if (!want.equals(got)) {
      problems.add(what + ":\n--- wanted\n" + want + "\n--- got\n" + got);
    }
  }

  private static String masked(byte[] data) {
    return Masking.mask(text(data));
  }

  private static String text(byte[] data) {
    return new String(data, StandardCharsets.UTF_8);
  }

  static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(item -> strings.add(item.asText()));
    return strings;
  }
}
