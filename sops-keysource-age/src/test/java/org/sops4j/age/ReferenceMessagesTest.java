package org.sops4j.age;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Broken and odd entries, and what SOPS 3.11.0 was seen to say to each of them. The recording has
 * line feeds as blanks and lacks the list of places.
 */
class ReferenceMessagesTest {
  @TestFactory
  Stream<DynamicTest> saysWhatTheReferenceSays() throws Exception {
    AgeKeySource source = AgeKeySource.of(List.of(AgeIdentity.parse(Keys.A_IDENTITY)));
    try (InputStream in = getClass().getResourceAsStream("reference-messages.json")) {
      JsonNode cases = new ObjectMapper().readTree(in);
      assertThat(cases).hasSize(98);
      return cases.valueStream().map(item -> test(source, item)).toList().stream();
    }
  }

  private static DynamicTest test(AgeKeySource source, JsonNode item) {
    return DynamicTest.dynamicTest(
        item.get("name").asText(),
        () -> {
          String enc = item.get("enc").asText();
          String message = Keys.message(source.unwrap(Keys.wrapped(Keys.A_RECIPIENT, enc)));
          assertThat(message.replace('\n', ' ')).isEqualTo(item.get("message").asText());
        });
  }
}
