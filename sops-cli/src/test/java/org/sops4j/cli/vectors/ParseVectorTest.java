package org.sops4j.cli.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** YAML scalars and small nodes are read as recorded. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParseVectorTest {
  private final VectorSandbox box = new VectorSandbox();

  @TestFactory
  Stream<DynamicTest> readsWhatIsRecorded() {
    return Vectors.cases("parse").stream().map(this::test);
  }

  private DynamicTest test(String name) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          ParseRunner runner = new ParseRunner(box, Vectors.load(Vectors.FOLDER.resolve(name)));
          assertThat(runner.run()).isEmpty();
        });
  }

  @AfterAll
  void clean() {
    box.close();
  }
}
