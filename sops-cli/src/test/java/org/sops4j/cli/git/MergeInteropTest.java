package org.sops4j.cli.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.EncryptedDocument;
import org.sops4j.OpenedDocument;
import org.sops4j.RotationSettings;
import org.sops4j.Sops;
import org.sops4j.cli.AgeKeys;
import org.sops4j.metadata.EncryptionScope;
import org.sops4j.metadata.KeyGroup;
import org.sops4j.metadata.KeyRef;
import org.sops4j.metadata.SopsMetadata;
import org.sops4j.tree.Format;

/** Branches of a real git are merged, and a real SOPS decrypts what comes of it. */
@Tag("interop")
class MergeInteropTest {
  private static final String APP =
      """
      # the application
      user: app
      password: one
      port: 1
      """;
  private static final String HOSTS = "hosts:\n    - a\n    - b\n    - c\n";
  private static final String TWO = "a: 1\nb: 2\n---\nc: 3\nd: 4\n";
  private static final String JSON =
      "{\n\t\"user\": \"app\",\n\t\"password\": \"one\",\n\t\"list\": [\n\t\t1,\n\t\t2\n\t]\n}\n";

  @TempDir Path temp;

  private static String[] put(String... pairs) {
    return pairs;
  }

  private static List<History> cleanHistories() {
    return List.of(
        new History("values side by side", "f.yaml")
            .change(APP, put("one", "two"), put("port: 1", "port: 7")),
        new History("one value, changed to the same", "f.yaml")
            .change(APP, put("one", "two"), put("one", "two", "port: 1", "port: 7")),
        new History("keys added at one place", "f.yaml")
            .base("a: 1\n")
            .ours("a: 1\nx: 1\n")
            .theirs("a: 1\nw: 2\n")
            .merged("a: 1\nx: 1\nw: 2\n"),
        new History("a key removed, another changed", "f.yaml")
            .change(APP, put("user: app\n", ""), put("port: 1", "port: 7")),
        new History("keys moved, a value changed", "f.yaml")
            .base("a: 1\nb: 2\nc: 3\n")
            .ours("c: 3\na: 1\nb: 2\n")
            .theirs("a: 1\nb: two\nc: 3\n")
            .merged("c: 3\na: 1\nb: two\n"),
        new History("keys moved on the other side", "f.yaml")
            .base("a: 1\nb: 2\nc: 3\n")
            .ours("a: 1\nb: 2\nm: 9\nc: 3\n")
            .theirs("c: 3\nb: 2\na: 1\n")
            .merged("c: 3\nb: 2\nm: 9\na: 1\n"),
        new History("a list element added, another changed", "f.yaml")
            .change(HOSTS, put("    - c\n", "    - c\n    - d\n"), put("- a", "- A")),
        new History("a list element removed, one added", "f.yaml")
            .change(HOSTS, put("    - a\n", ""), put("    - c\n", "    - c\n    - d\n")),
        new History("list elements side by side", "f.yaml")
            .change(HOSTS, put("- a", "- A"), put("- b", "- B")),
        new History("two fields of one list element", "f.yaml")
            .change(
                "hosts:\n    - name: db\n      port: 1\n",
                put("name: db", "name: DB"),
                put("port: 1", "port: 2")),
        new History("a comment added, the value changed", "f.yaml")
            .change(APP, put("port: 1", "# of the app\nport: 1"), put("one", "two")),
        new History("a comment changed, the value changed", "f.yaml")
            .change(APP, put("# the application", "# the server"), put("user: app", "user: x")),
        new History("comments changed in two places", "f.yaml")
            .change("# one\na: 1\n# two\nb: 2\n", put("# one", "# ONE"), put("# two", "# TWO")),
        new History("a comment in a list", "f.yaml")
            .change(HOSTS, put("    - b", "    # note\n    - b"), put("- a", "- A")),
        new History("one mapping added by both", "f.yaml")
            .base("a: 1\n")
            .ours("a: 1\ndb:\n    user: u\n")
            .theirs("a: 1\ndb:\n    password: p\n")
            .merged("a: 1\ndb:\n    user: u\n    password: p\n"),
        new History("another type, a text of lines", "f.yaml")
            .change(
                "a: 1\nb: |\n    x\n    y\n", put("a: 1", "a: \"1\""), put("    y\n", "    z\n")),
        new History("each side another document", "f.yaml")
            .change(TWO, put("a: 1", "a: one"), put("d: 4", "d: four")),
        new History("a document added", "f.yaml")
            .change(TWO, put("d: 4\n", "d: 4\n---\ne: 5\n"), put("a: 1", "a: one")),
        new History("JSON, values", "f.json")
            .change(JSON, put("\"one\"", "\"two\""), put("app", "APP")),
        new History("JSON, a list", "f.json")
            .change(JSON, put("\t\t1,", "\t\t0,\n\t\t1,"), put("\t\t2\n", "\t\t2,\n\t\t3\n")),
        new History("dotenv", "f.env")
            .change("# note\nA=1\nB=2\n", put("A=1", "A=one"), put("B=2", "B=two\nC=3")),
        new History("INI", "f.ini")
            .base("[one]\na = 1\n\n[two]\nb = 2\n")
            .ours("[one]\na = 7\n\n[two]\nb = 2\n")
            .theirs("[one]\na = 1\n\n[two]\nb = 2\nc = 3\n")
            .merged("[one]\na = 7\n\n[two]\nb = 2\nc = 3\n"),
        new History("renamed by ours, changed by theirs", "f.yaml")
            .change(APP, put("user: app", "user: you"), put("port: 1", "port: 7"))
            .renamedByOurs("g.yaml"),
        new History("added by both, with different keys", "f.yaml")
            .ours("a: 1\nsame: x\nb: 2\n")
            .theirs("same: x\nc: 3\n")
            .merged("a: 1\nsame: x\nb: 2\nc: 3\n"));
  }

  private static History changedApp(String name) {
    return new History(name, "f.yaml").base(APP);
  }

  private List<History> historiesOfSettings(Sops sops, List<KeyRef> b, List<KeyRef> c) {
    UnaryOperator<EncryptedDocument> plusB = doc -> keys(sops, doc, refs(doc), b);
    UnaryOperator<EncryptedDocument> plusC = doc -> keys(sops, doc, refs(doc), c);
    UnaryOperator<EncryptedDocument> minusB = doc -> keys(sops, doc, without(doc, b), List.of());
    UnaryOperator<EncryptedDocument> rotated = doc -> sops.rotate(doc, RotationSettings.SAME_KEYS);
    String changed = APP.replace("one", "two");
    return List.of(
        changedApp("a recipient added, a value changed")
            .ours(plusB)
            .theirs(changed)
            .merged(changed)
            .recipients("a", "a,b"),
        changedApp("recipients added on both sides")
            .ours(plusB)
            .theirs(plusC)
            .merged(APP)
            .recipients("a", "a,b,c"),
        changedApp("a recipient added, one removed")
            .ours(minusB)
            .theirs(plusC)
            .merged(APP)
            .recipients("a,b", "a,c"),
        changedApp("a recipient removed, a value changed")
            .ours(changed)
            .theirs(minusB)
            .merged(changed)
            .recipients("a,b", "a"),
        changedApp("the data key rotated by ours").ours(rotated).theirs(changed).merged(changed),
        changedApp("the data key rotated by theirs").ours(changed).theirs(rotated).merged(changed),
        changedApp("the data key rotated by both")
            .ours(changed)
            .theirs(APP.replace("port: 1", "port: 7"))
            .ours(rotated)
            .theirs(rotated)
            .merged(changed.replace("port: 1", "port: 7")),
        new History("a binary file, and a recipient", "f.bin")
            .base("bytes\n")
            .ours("other bytes\n")
            .theirs(plusB)
            .merged("other bytes\n")
            .recipients("a", "a,b"),
        changedApp("another selection, a value in it changed")
            .ours(doc -> scope(sops, doc, "^(user|password)$"))
            .theirs(changed)
            .merged(changed));
  }

  private static List<History> conflictingHistories() {
    String two = APP.replace("one", "two");
    String three = APP.replace("one", "three").replace("port: 1", "port: 7");
    return List.of(
        new History("one value, the rest is merged", "f.yaml")
            .base(APP)
            .ours(two)
            .theirs(three)
            .merged(two.replace("port: 1", "port: 7"))
            .conflict(three, "[\"password\"]: both sides changed it"),
        new History("a value in JSON", "f.json")
            .base(JSON)
            .ours(JSON.replace("one", "two"))
            .theirs(JSON.replace("one", "three"))
            .merged(JSON.replace("one", "two"))
            .conflict(JSON.replace("one", "three"), "[\"password\"]: both"),
        new History("a value in dotenv", "f.env")
            .base("A=1\n")
            .ours("A=2\n")
            .theirs("A=3\n")
            .merged("A=2\n")
            .conflict("A=3\n", "[\"A\"]: both"),
        new History("a value in INI", "f.ini")
            .base("[s]\nA = 1\n")
            .ours("[s]\nA = 2\n")
            .theirs("[s]\nA = 3\n")
            .merged("[s]\nA = 2\n")
            .conflict("[s]\nA = 3\n", "[\"s\"][\"A\"]: both"),
        new History("a binary file", "f.bin")
            .base("one\n")
            .ours("two\n")
            .theirs("three\n")
            .merged("two\n")
            .conflict("three\n", "[\"data\"]: both sides changed it"),
        new History("removed by ours, changed by theirs", "f.yaml")
            .base(APP)
            .ours(APP.replace("password: one\n", ""))
            .theirs(two)
            .merged(APP.replace("password: one\n", ""))
            .conflict(two, "[\"password\"]: ours removed it, theirs changed it"),
        new History("list elements put in one place", "f.yaml")
            .base(HOSTS)
            .ours(HOSTS + "    - x\n")
            .theirs(HOSTS + "    - z\n")
            .merged(HOSTS + "    - x\n")
            .conflict(HOSTS + "    - z\n", "[\"hosts\"]: both sides added it"),
        new History("comments", "f.yaml")
            .base(APP)
            .ours(APP.replace("the application", "ours"))
            .theirs(APP.replace("the application", "theirs"))
            .merged(APP.replace("the application", "ours"))
            .conflict(
                APP.replace("the application", "theirs"),
                "[\"user\"]: both sides changed the comments before it"),
        new History("the second document", "f.yaml")
            .base(TWO)
            .ours(TWO.replace("d: 4", "d: 5"))
            .theirs(TWO.replace("d: 4", "d: 6"))
            .merged(TWO.replace("d: 4", "d: 5"))
            .conflict(TWO.replace("d: 4", "d: 6"), "document 2, [\"d\"]: both"),
        new History("added by both", "f.yaml")
            .ours("a: 1\nb: 2\n")
            .theirs("a: 2\nc: 3\n")
            .merged("a: 1\nb: 2\nc: 3\n")
            .conflict("a: 2\nb: 2\nc: 3\n", "[\"a\"]: both sides added it"));
  }

  @TestFactory
  List<DynamicTest> branchesAreMerged() {
    List<DynamicTest> tests = new ArrayList<>();
    for (History history : cleanHistories()) {
      tests.add(DynamicTest.dynamicTest(history.name, () -> mergeClean(history)));
    }
    GitBench any = new GitBench(temp.resolve("any"));
    for (History history : historiesOfSettings(any.sops, any.keys("b"), any.keys("c"))) {
      tests.add(DynamicTest.dynamicTest(history.name, () -> mergeClean(history)));
    }
    return tests;
  }

  @TestFactory
  List<DynamicTest> conflictsLeaveAnEncryptedFileAndAreSettled() {
    List<DynamicTest> tests = new ArrayList<>();
    for (History history : conflictingHistories()) {
      tests.add(DynamicTest.dynamicTest(history.name, () -> mergeInConflict(history)));
    }
    return tests;
  }

  private void mergeClean(History history) throws IOException {
    GitBench bench = branches(history);

    GitBench.Result result = bench.run("git", "merge", "--no-edit", "other");

    assertThat(result.status()).as(result.output() + result.errors()).isZero();
    assertThat(bench.git("status", "--short")).isEmpty();
    assertThat(bench.reference(history.oursFile)).isEqualTo(history.merged);
    assertRecipients(bench, history);
  }

  private void mergeInConflict(History history) throws IOException {
    GitBench bench = branches(history);

    GitBench.Result result = bench.run("git", "merge", "--no-edit", "other");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.errors()).contains("1 conflict\n").contains(history.conflicts);
    assertThat(bench.git("status", "--short")).startsWith(history.base == null ? "AA" : "UU");
    assertThat(bench.read(history.file)).doesNotContain("<<<<<<<");
    assertThat(bench.reference(history.file)).isEqualTo(history.merged);

    assertThat(bench.trySops("mergetool").status()).isEqualTo(1);
    bench.sops("mergetool", "--theirs", history.file);

    assertThat(bench.git("status", "--short")).isEqualTo("M  " + history.file + "\n");
    assertThat(bench.reference(history.file)).isEqualTo(history.settledAsTheirs);
  }

  private static void assertRecipients(GitBench bench, History history) throws IOException {
    byte[] file = Files.readAllBytes(bench.path(history.oursFile));
    EncryptedDocument merged = bench.sops.read(file, Format.ofPath(history.file));
    List<String> names = new ArrayList<>();
    refs(merged).forEach(ref -> names.add(AgeKeys.nameOf(ref.display())));
    assertThat(String.join(",", names)).isEqualTo(history.mergedRecipients);
  }

  private GitBench branches(History history) throws IOException {
    GitBench bench = new GitBench(Files.createTempDirectory(temp, "m"));
    List<EncryptedDocument> versions = history.versions(bench.sops, bench.keys(history.recipients));
    bench.git("config", "merge.sops.driver", "sops git merge %O %A %B %P");
    bench.write(".gitattributes", "f.* merge=sops\ng.* merge=sops\n");
    int next = 0;
    if (history.base != null) {
      write(bench, history.file, versions.get(next++));
    }
    bench.commit("base");
    bench.git("checkout", "-q", "-b", "other");
    write(bench, history.file, versions.get(next + 1));
    bench.commit("theirs");
    bench.git("checkout", "-q", "main");
    if (!history.oursFile.equals(history.file)) {
      bench.git("mv", history.file, history.oursFile);
    }
    write(bench, history.oursFile, versions.get(next));
    bench.commit("ours");
    return bench;
  }

  private static void write(GitBench bench, String file, EncryptedDocument document) {
    bench.write(file, new String(document.toBytes(), StandardCharsets.UTF_8));
  }

  private static List<KeyRef> refs(EncryptedDocument document) {
    List<KeyRef> refs = new ArrayList<>();
    for (KeyGroup group : document.metadata().groups()) {
      group.keys().forEach(key -> refs.add(key.ref()));
    }
    return refs;
  }

  private static List<KeyRef> without(EncryptedDocument document, List<KeyRef> removed) {
    List<KeyRef> refs = refs(document);
    refs.removeAll(removed);
    return refs;
  }

  private static EncryptedDocument keys(
      Sops sops, EncryptedDocument document, List<KeyRef> some, List<KeyRef> others) {
    List<KeyRef> all = new ArrayList<>(some);
    all.addAll(others);
    try (OpenedDocument opened = sops.open(document)) {
      return opened.withKeys(List.of(all), 0).encrypt(opened.content());
    }
  }

  private static EncryptedDocument scope(Sops sops, EncryptedDocument document, String regex) {
    try (OpenedDocument opened = sops.open(document)) {
      SopsMetadata old = opened.metadata();
      EncryptionScope scope = new EncryptionScope(EncryptionScope.Rule.ENCRYPTED_REGEX, regex);
      SopsMetadata changed =
          new SopsMetadata(
              old.groups(),
              old.shamirThreshold(),
              old.lastModified(),
              old.mac(),
              old.macOnlyEncrypted(),
              scope,
              old.version());
      return opened.withMetadata(changed).encrypt(opened.content());
    }
  }

  @Test
  void aFileThatOneSideRemovedIsLeftToGit() throws IOException {
    GitBench bench = branches(changedApp("removed").ours(APP.replace("one", "two")));
    bench.git("rm", "-q", "f.yaml");
    bench.commit("removed");
    bench.git("checkout", "-q", "other");
    bench.encrypted("f.yaml", APP.replace("one", "three"));
    bench.commit("changed");
    assertThat(bench.run("git", "merge", "main").status()).isEqualTo(1);

    GitBench.Result result = bench.trySops("mergetool", "--ours");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.errors())
        .contains("f.yaml was removed by theirs, and changed by the other side")
        .contains("git rm");
  }

  @Test
  void filesThatAreNotEncryptedAreMergedByGit() throws IOException {
    GitBench bench = branches(changedApp("plain").ours(APP.replace("one", "two")));
    bench.write("f.txt", "1\n2\n3\n4\n5\n");
    bench.commit("text");
    bench.git("checkout", "-q", "-b", "text");
    bench.write("f.txt", "1\n2\n3\n4\nfive\n");
    bench.commit("five");
    bench.git("checkout", "-q", "main");
    bench.write("f.txt", "one\n2\n3\n4\n5\n");
    bench.commit("one");

    bench.git("merge", "-q", "--no-edit", "text");

    assertThat(bench.read("f.txt")).isEqualTo("one\n2\n3\n4\nfive\n");
  }

  @Test
  void withoutAKeyOursStaysAndGitSeesAConflict() throws IOException {
    GitBench bench =
        branches(
            changedApp("no key")
                .ours(APP.replace("one", "two"))
                .theirs(APP.replace("port: 1", "port: 7")));
    String ours = bench.read("f.yaml");
    bench.environment.put("SOPS_AGE_KEY", AgeKeys.identities("d"));

    GitBench.Result result = bench.run("git", "merge", "--no-edit", "other");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.errors())
        .contains("sops: f.yaml is not merged", "Failed to get the data key");
    assertThat(bench.read("f.yaml")).isEqualTo(ours);

    bench.environment.put("SOPS_AGE_KEY", AgeKeys.identities("a"));
    bench.sops("mergetool", "--ours");
    assertThat(bench.reference("f.yaml"))
        .isEqualTo(APP.replace("one", "two").replace("port: 1", "port: 7"));
  }

  @Test
  void whatNobodyDecidedToExposeIsNotExposed() throws IOException {
    Sops sops = new GitBench(temp.resolve("exposed")).sops;
    GitBench bench =
        branches(
            changedApp("exposed")
                .ours(doc -> scope(sops, doc, "^password$"))
                .theirs(APP + "token: secret\n"));

    GitBench.Result result = bench.run("git", "merge", "--no-edit", "other");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.errors())
        .contains("[\"token\"]: the merged settings would leave it in clear")
        .doesNotContain("--edit", "secret\n");
    assertThat(bench.read("f.yaml")).doesNotContain("token").contains("port: 1\n");
    assertThat(bench.trySops("mergetool", "--edit").errors()).contains("take --ours or --theirs");
    bench.sops("mergetool", "--theirs");
    assertThat(bench.read("f.yaml")).contains("token: ENC[").contains("port: ENC[");
  }

  @Test
  void anEditorSettlesConflictsAndMarkersStayOutOfTheFile() throws IOException {
    GitBench bench =
        branches(
            changedApp("edit")
                .ours(APP.replace("one", "two"))
                .theirs(APP.replace("one", "three").replace("port: 1", "port: 7")));
    bench.run("git", "merge", "--no-edit", "other");
    String merged = bench.read("f.yaml");
    Path seen = bench.path("../seen");

    bench.environment.put(
        "EDITOR", bench.script("half", "cp $1 " + seen + "; sed -i /^[=]/d $1").toString());
    GitBench.Result left = bench.trySops("mergetool", "--edit", "f.yaml");
    assertThat(Files.readString(seen))
        .isEqualTo(
            """
            # the application
            user: app
            <<<<<<< ours
            password: two
            =======
            password: three
            >>>>>>> theirs
            port: 7
            """);
    assertThat(left.errors()).contains("Conflict markers are left in the file.");
    assertThat(left.status()).isEqualTo(1);
    assertThat(bench.read("f.yaml")).isEqualTo(merged);

    String choice = "sed -i -e '/^[<>=]/d' -e /two/d -e s/three/four/ $1";
    bench.environment.put("EDITOR", bench.script("choose", choice).toString());
    bench.sops("mergetool", "--edit", "f.yaml");
    assertThat(bench.reference("f.yaml"))
        .isEqualTo(APP.replace("one", "four").replace("port: 1", "port: 7"));
    assertThat(bench.git("status", "--short")).isEqualTo("M  f.yaml\n");
  }
}
