package org.sops4j.cli.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Documents of all formats encrypt and decrypt to the recorded bytes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocsVectorTest {
  private final VectorSandbox box = new VectorSandbox();
  private final VectorRunner runner = new VectorRunner(box);

  @TestFactory
  Stream<DynamicTest> hasTheRecordedBytes() {
    return Vectors.casesWithoutGnupg("docs").stream()
        .map(
            name ->
                DynamicTest.dynamicTest(name, () -> assertThat(runner.document(name)).isEmpty()));
  }

  @AfterAll
  void clean() {
    box.close();
  }
}
