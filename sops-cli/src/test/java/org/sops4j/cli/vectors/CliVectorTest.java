package org.sops4j.cli.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Sequences of commands print, end and change files as the reference does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CliVectorTest {
  private final VectorSandbox box = new VectorSandbox();
  private final SequenceRunner runner = new SequenceRunner(box);

  @TestFactory
  Stream<DynamicTest> runsAsRecorded() {
    return Vectors.casesWithoutGnupg("cli").stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> assertThat(runner.run(name)).isEmpty()));
  }

  @AfterAll
  void clean() {
    box.close();
  }
}
