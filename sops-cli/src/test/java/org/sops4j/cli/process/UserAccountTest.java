package org.sops4j.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserAccountTest {
  @TempDir Path etc;

  @Test
  void aUserHasAHomeAndAllItsGroups() throws Exception {
    Files.writeString(etc.resolve("passwd"), "root:x:0:0:root:/root:/bin/sh\nann:x:7:8:,,:/h/a:\n");
    Files.writeString(
        etc.resolve("group"),
        "root:x:0:\nann:x:8:\naudio:x:9:bob,ann\nnone:x:10:annie\nbad:x:y:ann\n");
    assertThat(UserAccount.find("ann", etc))
        .isEqualTo(new UserAccount("ann", 7, 8, "/h/a", List.of(8, 9)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "", "an", "broken", "short"})
  void whatIsNoNameOfAUserIsNotFound(String name) throws Exception {
    Files.writeString(
        etc.resolve("passwd"), "ann:x:7:8:,,:/h/a:\nbroken:x:x:8::/:\nshort:x:1\n:x:1:1::/:\n");
    assertThat(UserAccount.find(name, etc)).isNull();
  }
}
