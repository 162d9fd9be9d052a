package org.sops4j.cli.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** One press of a key is one more try; what else was typed does not reach the editor. */
class RetryPromptTest {
  private static InputStream typed(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void takesTheLineThatWasTypedAndNoMore() throws Exception {
    InputStream stdin = typed("yes please\n\nrest");
    assertThat(RetryPrompt.await(stdin)).isTrue();
    assertThat(RetryPrompt.await(stdin)).isTrue();
    assertThat(new String(stdin.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("rest");
  }

  @Test
  void knowsWhenNobodyIsThere() {
    assertThat(RetryPrompt.await(typed(""))).isFalse();
    assertThat(RetryPrompt.await(InputStream.nullInputStream())).isFalse();
  }
}
