package org.sops4j.cli.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.DecryptedDocument;
import org.sops4j.testkit.RandomTrees;
import org.sops4j.tree.Format;

/**
 * A real SOPS (3.11) and this one, side by side, with the same editors on the same files. Left out
 * is what changed since 3.11: see {@link #told} and {@link #changes}.
 */
@Tag("interop")
class EditReferenceInteropTest {
  private static final int DOCUMENTS = 20;
  private static final Pattern METADATA =
      Pattern.compile(
          "\\s*(- )?\"?(sops|age|recipient|enc|lastmodified|mac|unencrypted_suffix|version)\\b"
              + "|(sops_)?age__|sops_");
  private static final Pattern SECRET = Pattern.compile("ENC\\[AES256_GCM,data:[^]]*,type:");

  @TempDir Path folder;

  /** What a run of a program came to. */
  private record Outcome(int status, String stdout, String stderr, String file) {}

  private record Case(String name, String editor, List<String> args) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Case of(String name, String editor, String... args) {
    return new Case(name, editor, args.length == 0 ? List.of("edit", "f.yaml") : List.of(args));
  }

  private static List<Case> cases() {
    return List.of(
        of("changed", "sed -i s/hello/bye/"),
        of("unchanged", "true"),
        of("seen", "cat"),
        of("status", "sh -c 'exit 7'"),
        of("status of a signal", "sh -c 'exit 137'"),
        of("not found", "nosuch --wait"),
        of("no such file", "/nosuch"),
        of("not executable", "./f.yaml"),
        of("folder", "/tmp"),
        of("quote", "sh -c 'exit 1"),
        of("escape", "sh \\"),
        of("words", "printf '<%s>' 'a b' \"c\\\"d\" e\\ f#g # comment"),
        of("removed", "rm"),
        of("made a folder", "sh -c 'rm \"$0\"; mkdir \"$0\"'"),
        of("renamed", "sh -c 'echo a: 1 > \"$0.n\"; mv \"$0.n\" \"$0\"'"),
        of(
            "broken, then whole",
            "sh -c 'if grep -q hello $0; then echo [; else echo a: 1; fi > $0.n; mv $0.n $0'"),
        of("several documents", "sh -c 'printf \"a: 1\\n---\\nb: 2\\n\" > $0'"),
        of("no file given", "true", "edit"),
        of("a folder given", "true", "edit", "."),
        of("plain", "true", "edit", "plain.yaml"),
        of("new without keys", "true", "edit", "n.yaml"),
        of("new with a bad key", "true", "edit", "--age", "nope", "n.yaml"),
        of("new, unchanged", "cat", "edit", "--age", EditBench.A, "n.yaml"),
        of("new JSON", "cat", "edit", "--age", EditBench.A, "n.json"),
        of("new dotenv", "cat", "edit", "--age", EditBench.A, "n.env"),
        of("new INI", "cat", "edit", "--age", EditBench.A, "n.ini"),
        of("new binary", "cat", "edit", "--age", EditBench.A, "n"),
        of(
            "new without a folder",
            "sed -i s/hello/bye/",
            "edit",
            "--age",
            EditBench.A,
            "no/n.yaml"),
        of("bad context", "true", "edit", "--encryption-context", "x", "-a", EditBench.A, "n.yaml"),
        of("root", "sed -i s/hello/bye/", "f.yaml"),
        of("root, new", "cat", "--age", EditBench.A, "n.yaml"),
        of("root, bad context", "true", "--encryption-context", "x", "-a", EditBench.A, "n.yaml"),
        of("more arguments", "true", "edit", "f.yaml", "-x", "y"),
        of("output type", "cat", "edit", "--output-type", "json", "f.yaml"),
        of("output type binary", "cat", "edit", "--output-type", "binary", "f.yaml"),
        of("output type dotenv", "cat", "edit", "--output-type", "dotenv", "f.yaml"),
        of("order twice", "true", "edit", "--decryption-order", "age,age", "f.yaml"),
        of("no service", "true", "edit", "--enable-local-keyservice=false", "f.yaml"),
        of("tampered", "sed -i s/hello/bye/", "edit", "t.yaml"),
        of("tampered, ignored", "sed -i s/hello/bye/", "edit", "--ignore-mac", "t.yaml"));
  }

  @TestFactory
  List<DynamicTest> bothEndAlike() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Case one : cases()) {
      tests.add(
          DynamicTest.dynamicTest(
              one.name(),
              () -> {
                Outcome theirs = run(true, one, "f.yaml", null);
                Outcome ours = run(false, one, "f.yaml", null);
                assertThat(ours.status()).isEqualTo(theirs.status());
                assertThat(ours.stdout()).isEqualTo(theirs.stdout());
                assertThat(ours.stderr()).startsWith(theirs.stderr());
                if (theirs.status() == 0) {
                  assertThat(ours.stderr()).isEqualTo(theirs.stderr());
                }
                assertThat(ours.file()).isEqualTo(theirs.file());
              }));
    }
    return tests;
  }

  @TestFactory
  List<DynamicTest> bothLeaveTheSameValuesAlone() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Format format : Format.values()) {
      for (int seed = 0; seed < DOCUMENTS; seed++) {
        String plain =
            text(
                DecryptedDocument.of(
                        format, new RandomTrees(seed).forOtherReleases().documents(format))
                    .toBytes());
        String name = "d." + (format == Format.DOTENV ? "env" : format.id());
        Case one = of(format.id() + " " + seed, addition(format), "edit", name);
        tests.add(
            DynamicTest.dynamicTest(
                one.name(),
                () -> {
                  Outcome theirs = run(true, one, name, plain);
                  Outcome ours = run(false, one, name, plain);
                  assertThat(ours.status()).as(ours.stderr()).isEqualTo(theirs.status());
                  // Equal values of a list, of which the reference keeps the last text only, all
                  // stay.
                  assertThat(theirs.file().lines()).containsAll(ours.file().lines().toList());
                  assertThat(ours.file()).isNotEmpty();
                }));
      }
    }
    return tests;
  }

  /** An editor that adds a value to any document of a format. */
  private static String addition(Format format) {
    return switch (format) {
      case YAML -> "sh -c 'printf \"zz: new\\n\" >> $0'";
      case JSON -> "sed -i '1s/^{/{\"zz\": \"new\", /;1s/, }/}/'";
      case DOTENV -> "sh -c 'echo ZZ=new >> $0'";
      case INI -> "sh -c 'printf \"[zz]\\nk = new\\n\" >> $0'";
      case BINARY -> "sh -c 'echo new >> $0'";
    };
  }

  private Outcome run(boolean reference, Case one, String name, String plain) throws Exception {
    Path root = Files.createTempDirectory(folder, "b");
    EditBench bench = new EditBench(root).typed("\n").env("EDITOR", one.editor());
    bench.env("HOME", root.toString()).env("TZ", "UTC");
    String original = bench.encrypt(name, plain == null ? "a: hello\nb: [x, z]\n" : plain);
    bench.write("plain.yaml", "a: 1\n");
    bench.write("t.yaml", original.replaceFirst("    - ENC", "    - \"\"\n    - ENC"));
    int status;
    if (reference) {
      status = runReference(bench, one.args());
    } else {
      status = bench.run(one.args().toArray(new String[0]));
    }
    String target = one.args().isEmpty() ? name : one.args().get(one.args().size() - 1);
    boolean isThere = Files.isRegularFile(bench.path(target));
    String file = isThere ? changes(original, bench.read(target)) : "";
    return new Outcome(
        status,
        told(root, reference ? bench.read("../out") : bench.stdout()),
        told(root, reference ? bench.read("../err") : bench.stderr()),
        file);
  }

  private static int runReference(EditBench bench, List<String> args)
      throws IOException, InterruptedException {
    String program = System.getProperty("sops.reference", "");
    assertThat(program).as("-Dsops.reference=PATH to a real SOPS").isNotEmpty();
    List<String> command = new ArrayList<>(List.of(Path.of(program).toAbsolutePath().toString()));
    command.addAll(args);
    ProcessBuilder builder = new ProcessBuilder(command).directory(bench.path("").toFile());
    builder.redirectInput(bench.write("../in", "\n").toFile());
    builder.redirectOutput(bench.path("../out").toFile());
    builder.redirectError(bench.path("../err").toFile());
    builder.environment().clear();
    builder.environment().putAll(bench.environment());
    return builder.start().waitFor();
  }

  /** Messages without what differs from run to run; 3.11 asks for "a key" instead of enter. */
  private static String told(Path root, String text) {
    return text.replace(root.toString(), "ROOT")
        .replaceAll("/tmp/[0-9]+", "/tmp/N")
        .replaceAll("time=\"[^\"]*\"", "time=T")
        .replace("Press a key", "Press enter");
  }

  /**
   * The lines of a file that are not those of the original, without the metadata, which 3.11 orders
   * differently. It also takes integers of JSON files for floats.
   */
  private static String changes(String original, String changed) {
    StringBuilder lines = new StringBuilder();
    for (String line : EditBench.changedLines(original, changed)) {
      boolean isMetadata = METADATA.matcher(line).lookingAt();
      if (!isMetadata && !line.matches(".*type:(int|float)].*")) {
        lines.append(SECRET.matcher(line).replaceAll("ENC[type:")).append('\n');
      }
    }
    return lines.toString();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
