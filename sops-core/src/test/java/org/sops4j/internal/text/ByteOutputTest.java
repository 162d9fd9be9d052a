package org.sops4j.internal.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteOutputTest {
  @Test
  void keepsTheOrderOfShortAndLongRuns() {
    byte[] run = "0123456789".repeat(10_000).getBytes(UTF_8);
    ByteOutput out = new ByteOutput();
    out.write('a');
    out.write(run);
    out.utf8("é");
    out.fill(' ', 1000);
    out.write(run, 3, run.length - 3);
    out.ascii("end");
    String text = new String(run, UTF_8);
    assertThat(out.toByteArray())
        .asString(UTF_8)
        .isEqualTo(
            "a" + text + "é" + " ".repeat(1000) + text.substring(3, text.length() - 3) + "end");
  }

  @Test
  void growsAByteAtATime() {
    ByteOutput out = new ByteOutput();
    for (int i = 0; i < 5000; i++) {
      out.write(i);
    }
    assertThat(out.toByteArray()).hasSize(5000).startsWith(0, 1, 2).endsWith((byte) 4999);
    assertThat(new ByteOutput().toByteArray()).isEmpty();
  }
}
