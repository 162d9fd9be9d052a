package org.sops4j.cli.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Values and structures come out in every format as recorded. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmitVectorTest {
  private final VectorSandbox box = new VectorSandbox();

  @TestFactory
  List<DynamicTest> writesWhatIsRecorded() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String name : Vectors.cases("emit")) {
      JsonNode table = Vectors.load(Vectors.FOLDER.resolve(name));
      if (table.path("kind").asText().equals("structure")) {
        tests.addAll(structures(name, table));
      } else {
        tests.add(
            DynamicTest.dynamicTest(
                name, () -> assertThat(new EmitRunner(box, table).run()).isEmpty()));
      }
    }
    return tests;
  }

  private List<DynamicTest> structures(String name, JsonNode table) {
    List<DynamicTest> tests = new ArrayList<>();
    StructureRunner runner = new StructureRunner(box);
    for (JsonNode item : table.get("items")) {
      tests.add(
          DynamicTest.dynamicTest(
              name + "[" + tests.size() + "]", () -> assertThat(runner.run(item)).isEmpty()));
    }
    return tests;
  }

  @AfterAll
  void clean() {
    box.close();
  }
}
