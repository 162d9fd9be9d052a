package org.sops4j.cli.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** The vectors with OpenPGP keys, which need the program gpg. */
@Tag("interop")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GnupgVectorInteropTest {
  private final VectorSandbox box = new VectorSandbox();
  private final VectorRunner runner = new VectorRunner(box);
  private final SequenceRunner sequences = new SequenceRunner(box);

  @BeforeAll
  void install() {
    box.installGnupg();
  }

  @TestFactory
  Stream<DynamicTest> documents() {
    return tests("docs", runner::document);
  }

  @TestFactory
  Stream<DynamicTest> failures() {
    return tests("errors", runner::error);
  }

  @TestFactory
  Stream<DynamicTest> sequences() {
    return tests("cli", sequences::run);
  }

  private static Stream<DynamicTest> tests(String group, Function<String, List<String>> run) {
    return Vectors.cases(group).stream()
        .filter(Vectors::needsGnupg)
        .map(name -> DynamicTest.dynamicTest(name, () -> assertThat(run.apply(name)).isEmpty()));
  }

  @AfterAll
  void clean() {
    box.closeGnupg();
    box.close();
  }
}
