package org.sops4j.cli.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Commands that fail or warn print and end as the reference does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorsVectorTest {
  private final VectorSandbox box = new VectorSandbox();
  private final VectorRunner runner = new VectorRunner(box);

  @TestFactory
  Stream<DynamicTest> failsAsRecorded() {
    return Vectors.casesWithoutGnupg("errors").stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> assertThat(runner.error(name)).isEmpty()));
  }

  @AfterAll
  void clean() {
    box.close();
  }
}
