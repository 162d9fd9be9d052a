package org.sops4j.internal.format.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sops4j.tree.Branch;

/** Recorded documents: what is read from the plain file is what is read from the decrypted one. */
class DocumentVectorsTest {
  private static final Path DOCS = Path.of("../testdata/vectors/docs");

  /** The reference's writer made text that cannot be read again (format.md 6.1.7, defects). */
  private static final Set<String> UNREADABLE =
      Set.of(
          "yaml-block-folded2",
          "yaml-block-literal1-keep",
          "yaml-block-literal2",
          "yaml-block-literal2-strip");

  /** Writing moves a comment, or turns an encrypted one into a list element (T18, T35, T36). */
  private static final Set<String> MOVED =
      Set.of(
          "yaml-comment-anchor",
          "yaml-comment-map-in-list",
          "yaml-list-comment-first-map-head",
          "yaml-list-comment-marker");

  @TestFactory
  Stream<DynamicTest> documents() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> folders = Files.list(DOCS)) {
      for (Path folder : folders.sorted().toList()) {
        String name = folder.getFileName().toString();
        if (name.startsWith("yaml-") && !UNREADABLE.contains(name)) {
          tests.add(DynamicTest.dynamicTest(name, () -> check(folder, name)));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(100);
    return tests.stream();
  }

  private static void check(Path folder, String name) throws IOException {
    List<Branch> plain = YamlReader.read(Files.readAllBytes(folder.resolve("plain.yaml")));
    List<Branch> decrypted = YamlReader.read(Files.readAllBytes(folder.resolve("decrypted.yaml")));
    List<Branch> encrypted = YamlReader.read(Files.readAllBytes(folder.resolve("encrypted.yaml")));
    assertThat(encrypted).hasSameSizeAs(plain);
    assertThat(encrypted).allSatisfy(branch -> assertThat(branch.get("sops")).isPresent());
    assertThat(values(decrypted)).isEqualTo(values(plain));
    if (!MOVED.contains(name) && !name.equals("yaml-list-comment-empty-comment")) {
      assertThat(comments(decrypted)).isEqualTo(comments(plain));
    }
  }

  private static List<String> values(List<Branch> branches) {
    // The one empty comment of a list comes back as an empty string.
    return branches.stream()
        .map(branch -> TreeText.show(TreeText.withoutComments(branch)).replace("[,", "["))
        .toList();
  }

  private static List<String> comments(List<Branch> branches) {
    return branches.stream().map(branch -> TreeText.items(branch).replace('~', '#')).toList();
  }
}
