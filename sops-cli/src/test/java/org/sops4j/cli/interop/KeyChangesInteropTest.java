package org.sops4j.cli.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.Sops;
import org.sops4j.cli.AgeKeys;
import org.sops4j.cli.Cli;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.Terminals;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.tree.Format;

/**
 * A real SOPS (3.11) and we go on working with a file after either has rotated it or changed its
 * master keys, and both need as many groups as the file says. Groups are written as {@code a,b/c}:
 * two groups, of which the first has two keys.
 */
@Tag("interop")
class KeyChangesInteropTest {
  private static final Map<String, String> FILES =
      Map.of(
          "f.yaml", "a: one\nl:\n    - x\n    - x\nb_unencrypted: open\n",
          "f.json", "{\n\t\"a\": \"one\",\n\t\"b_unencrypted\": \"open\"\n}\n",
          "f.env", "A=one\nB_unencrypted=open\n",
          "f.ini", "[s]\na             = one\nb_unencrypted = open\n",
          "f.bin", "bytes\n");

  @TempDir Path folder;

  /** One of the two programs. */
  private interface Side {
    ReferenceProgram.Result run(String identities, String... args);
  }

  private ReferenceProgram.Result theirs(String identities, String... args) {
    return new ReferenceProgram(folder).run(environment(identities), args);
  }

  private ReferenceProgram.Result ours(String identities, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ByteArrayInputStream in = new ByteArrayInputStream(new byte[0]);
    Map<String, String> environment = environment(identities);
    int status =
        Cli.run(new Invocation(List.of(args), environment, folder, in, out, err, Terminals.NONE));
    String complaint = err.toString(StandardCharsets.UTF_8);
    return new ReferenceProgram.Result(status, out.toByteArray(), complaint);
  }

  private Map<String, String> environment(String identities) {
    return Map.of("HOME", folder.toString(), "SOPS_AGE_KEY", AgeKeys.identities(identities));
  }

  /**
   * What is done to a file.
   *
   * @param before its groups
   * @param threshold how many of them are needed; 0 for all
   * @param command what is run, with {@code R:a} for a recipient and {@code FILE} for the file
   * @param rule the groups of the creation rule, for {@code updatekeys}
   * @param after the groups that it has then
   * @param needed how many of them are needed
   */
  private record Change(
      String before, int threshold, String command, String rule, String after, int needed) {}

  private static final List<Change> CHANGES =
      List.of(
          new Change("a", 0, "rotate -i FILE", "a", "a", 1),
          new Change("a,b", 0, "rotate -i --rm-age R:a --add-age R:c FILE", "a", "b,c", 1),
          new Change("a/b", 0, "rotate -i --add-age R:c FILE", "a", "a,c/b", 2),
          new Change("a/b/c", 2, "rotate -i FILE", "a", "a/b/c", 2),
          new Change("a/b/c/d/a,b", 3, "rotate -i --rm-age R:b --add-age R:c FILE", "a", "", 0),
          new Change("a/b/c/d/e", 3, "-r -i FILE", "a", "a/b/c/d/e", 3),
          new Change("a", 0, "updatekeys -y FILE", "a/b/c/d/e", "a/b/c/d/e", 5),
          new Change("a/b/c/d/e", 3, "updatekeys -y FILE", "b/c,a/d", "b/c,a/d", 3),
          new Change("a/b/c/d/e", 3, "updatekeys -y FILE", "e", "e", 1),
          new Change("a/b", 0, "updatekeys -y FILE", "b/a/c", "b/a/c", 2),
          new Change("a", 0, "groups add -i -f FILE --age R:b", "a", "a/b", 2),
          new Change("a/b/c", 2, "groups add -i -f FILE --age R:d --age R:e", "a", "a/b/c/d,e", 2),
          new Change("a/b/c/d/e", 3, "groups delete -i -f FILE 2", "a", "a/b/d/e", 3),
          new Change(
              "a/b",
              2,
              "groups delete -i -f FILE --shamir-secret-sharing-threshold 1 0",
              "a",
              "b",
              1));

  @TestFactory
  List<DynamicTest> bothReadWhatWeChanged() {
    return tests(this::theirs, this::ours);
  }

  @TestFactory
  List<DynamicTest> bothReadWhatItChanged() {
    return tests(this::ours, this::theirs);
  }

  private List<DynamicTest> tests(Side maker, Side changer) {
    List<DynamicTest> tests = new ArrayList<>();
    for (Change change : CHANGES) {
      for (String name : FILES.keySet()) {
        String title = change.before() + " " + change.command().replace("FILE", name);
        tests.add(DynamicTest.dynamicTest(title, () -> check(change, name, maker, changer)));
      }
    }
    return tests;
  }

  private void check(Change change, String name, Side maker, Side changer) throws IOException {
    String content = FILES.get(name);
    Files.writeString(folder.resolve(name), content);
    rule(change.before(), change.threshold());
    assertThat(maker.run("", "encrypt", "-i", name).complaint()).isEmpty();
    byte[] before = Files.readAllBytes(folder.resolve(name));
    rule(change.rule(), 0);
    ReferenceProgram.Result result = changer.run("a,b,c,d,e", arguments(change, name));
    if (change.after().isEmpty()) {
      assertThat(result.complaint())
          .isEqualTo("Could not generate data key: [empty key group provided]\n");
      assertThat(folder.resolve(name)).hasBinaryContent(before);
      return;
    }
    assertThat(result.status()).as(result.complaint()).isZero();
    Files.delete(folder.resolve(".sops.yaml"));
    assertThat(groups(name)).isEqualTo(change.after());
    String[] groups = change.after().split("/");
    // The last key of each of the last groups that are needed, and then one less.
    List<String> keys = new ArrayList<>();
    for (String group :
        Arrays.asList(groups).subList(groups.length - change.needed(), groups.length)) {
      keys.add(group.substring(group.length() - 1));
    }
    for (Side reader : List.<Side>of(this::ours, this::theirs)) {
      ReferenceProgram.Result read = reader.run(String.join(",", keys), "decrypt", name);
      assertThat(read.complaint()).isEmpty();
      assertThat(new String(read.output(), StandardCharsets.UTF_8)).isEqualTo(content);
      String fewer = String.join(",", keys.subList(1, keys.size()));
      assertThat(reader.run(fewer, "decrypt", name).status()).isEqualTo(128);
    }
  }

  private void rule(String groups, int threshold) throws IOException {
    String rule = AgeKeys.rule(groups);
    if (threshold > 0) {
      rule = rule.replace("  - key", "  - shamir_threshold: " + threshold + "\n    key");
    }
    Files.writeString(folder.resolve(".sops.yaml"), rule);
  }

  private static String[] arguments(Change change, String name) {
    String[] words = change.command().replace("FILE", name).split(" ");
    for (int i = 0; i < words.length; i++) {
      if (words[i].startsWith("R:")) {
        words[i] = AgeKeys.recipients(words[i].substring(2));
      }
    }
    return words;
  }

  /** The groups of a file, by the letters of their keys. */
  private String groups(String name) throws IOException {
    byte[] file = Files.readAllBytes(folder.resolve(name));
    SopsMetadata metadata = Sops.create().read(file, Format.ofPath(name)).metadata();
    List<String> groups = new ArrayList<>();
    metadata
        .groups()
        .forEach(
            group -> {
              List<String> keys = new ArrayList<>();
              group.keys().forEach(key -> keys.add(AgeKeys.nameOf(key.ref().display())));
              groups.add(String.join(",", keys));
            });
    return String.join("/", groups);
  }
}
