package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code sops unset}: what a user sees of it, beside the vectors. */
class UnsetCommandTest {
  @TempDir Path folder;
  private Program sops;

  @BeforeEach
  void haveAProgram() {
    sops = new Program(folder);
  }

  @ParameterizedTest
  @CsvSource({"f.json,'{\"a\":2,\"b\":\"ba\",\"c\":[1,2]}'", "f.yaml,'a: 2\nb: ba\nc: [1, 2]\n'"})
  void whatIsGoneIsForgivenOnRequest(String name, String plain) {
    Path file = sops.encrypted(name, plain);
    assertThat(sops.run("unset", name, "[\"a\"]")).isZero();
    String once = Program.read(file);
    assertThat(sops.run("unset", name, "[\"a\"]", "--idempotent")).isZero();
    assertThat(sops.stdout + sops.stderr).isEmpty();
    assertThat(file).hasContent(once);
    assertThat(sops.run("unset", name, "[\"a\"]")).isEqualTo(1);
    assertThat(sops.stderr).isEqualTo("Key not found: a\n");

    assertThat(sops.run("unset", name, "[\"c\"][1]")).isZero();
    String twice = Program.read(file);
    assertThat(sops.run("unset", "--idempotent=true", name, "[\"c\"][1]")).isZero();
    assertThat(file).hasContent(twice);
    assertThat(sops.run("decrypt", "--output-type", "json", "--extract", "['c']", name)).isZero();
    assertThat(sops.stdout.replaceAll("\\s", "")).isEqualTo("[1]");
  }

  @Test
  void aScalarInTheWayIsNotForgiven() {
    sops.encrypted("f.yaml", "a: 2\n");
    assertThat(sops.run("unset", "--idempotent=true", "f.yaml", ".a.b")).isEqualTo(1);
    assertThat(sops.stderr).isEqualTo("Unsupported type: int for item 'b'\n");
  }

  @Test
  void commentsInListsAreElements() {
    sops.encrypted("f.yaml", "l:\n    - one\n    # note\n    - two\n");
    assertThat(sops.run("unset", "f.yaml", "['l'][1]")).isZero();
    assertThat(sops.decrypted("f.yaml")).isEqualTo("l:\n    - one\n    - two\n");
  }

  @Test
  void theResultIsNotCheckedForReservedNames() {
    sops.encrypted("f.yaml", "sops_x: 1\na: 2\n");
    assertThat(sops.run("unset", "--output-type=dotenv", "f.yaml", "['a']")).isEqualTo(4);
    assertThat(sops.stderr).startsWith("Could not marshal tree: Error marshaling metadata: ");
    assertThat(sops.run("set", "--output-type=dotenv", "f.yaml", "['a']", "\"x\"")).isEqualTo(203);
  }
}
