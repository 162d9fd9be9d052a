package org.sops4j.internal.format.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sops4j.error.MalformedDocumentException;

/** Input made to exhaust the stack, the memory or the patience of the reader. */
class HostileInputTest {
  private static final int MANY = 100_000;

  /** Reads on a large stack, as callers do; returns the message of the failure, or an empty one. */
  private static String read(String yaml) throws InterruptedException {
    AtomicReference<String> result = new AtomicReference<>("did not end");
    Runnable reading =
        () -> {
          try {
            YamlReader.read(yaml.getBytes(StandardCharsets.UTF_8));
            result.set("");
          } catch (MalformedDocumentException e) {
            result.set(e.reason());
          }
        };
    Thread thread = new Thread(null, reading, "reader", 512L << 20);
    thread.setDaemon(true);
    thread.start();
    thread.join(Duration.ofSeconds(30).toMillis());
    return result.get();
  }

  @Test
  void tenThousandLevelsAreTheLimit() throws InterruptedException {
    assertThat(read("a: " + "[".repeat(10_000) + "]".repeat(10_000))).isEmpty();
    assertThat(read("a: " + "[".repeat(10_001) + "]".repeat(10_001)))
        .isEqualTo("yaml: exceeded max depth of 10000");
    assertThat(read("a: " + "{a: ".repeat(10_000) + "}".repeat(10_000))).isEmpty();
    assertThat(read("a:\n " + "- ".repeat(9_999) + "x")).isEmpty();
    assertThat(read("a:\n " + "- ".repeat(10_000) + "x"))
        .isEqualTo("yaml: line 2: exceeded max depth of 10000");
    assertThat(read("[".repeat(5_000_000))).isEqualTo("yaml: exceeded max depth of 10000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x: 1\n---\n"})
  void aliasBombs(String before) throws InterruptedException {
    StringBuilder yaml = new StringBuilder(before).append("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 20; i++) {
      String alias = "*a" + (i - 1);
      yaml.append("a").append(i).append(": &a").append(i).append(" [").append(alias);
      yaml.append((", " + alias).repeat(8)).append("]\n");
    }
    assertThat(read(yaml.toString())).isEqualTo("yaml: document contains excessive aliasing");
  }

  @Test
  void manyKeysCommentsAndElements() throws InterruptedException {
    StringBuilder keys = new StringBuilder();
    for (int i = 0; i < MANY; i++) {
      keys.append('k').append(i).append(": {a: 1} # c\n");
    }
    assertThat(read(keys.toString())).isEmpty();
    assertThat(read("k: 1\n" + "# c\n".repeat(MANY) + "l: 2\n")).isEmpty();
    assertThat(read("k: 1\n" + "  # c\n# d\n\n".repeat(MANY) + "l: 2\n")).isEmpty();
    assertThat(read("k:\n" + "- # c\n".repeat(MANY))).isEmpty();
    assertThat(read("k: [" + "a, ".repeat(MANY * 10) + "]")).isEmpty();
    assertThat(read("k: 'a" + "\n".repeat(MANY * 10) + "'")).isEmpty();
    assertThat(read("k: a" + "\n".repeat(MANY * 10) + " b")).isEmpty();
    assertThat(read("k: |\n" + "  a\n".repeat(MANY * 10))).isEmpty();
  }

  @Test
  void manyEqualKeysAreNotAllNamed() throws InterruptedException {
    String message = read("k: 1\n".repeat(MANY));
    assertThat(message).startsWith("yaml: unmarshal errors:\n  line 2: mapping key \"k\"");
    assertThat(message.length()).isLessThan(1_000_000);
  }

  @Test
  void commentsUnderDeepBlocks() throws InterruptedException {
    String deep = "a:\n " + "- ".repeat(9_000) + "x\n";
    assertThat(read(deep + "  # c\n# d\n".repeat(MANY / 2) + "b: 1\n")).isEmpty();
  }

  @Test
  void longLines() throws InterruptedException {
    assertThat(read("k: " + "x".repeat(30_000_000))).isEmpty();
    assertThat(read("k: \"" + "\\n".repeat(10_000_000) + "\"")).isEmpty();
    assertThat(read("k".repeat(2_000) + ": 1"))
        .isEqualTo("yaml: mapping values are not allowed in this context");
  }
}
