package org.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** To the reference a mistyped command is the name of a new file to edit. */
class MistypedCommandTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"decript, decrypt", "encrpyt, encrypt", "updatekey, updatekeys", "sett, set"})
  void theHintComesLastAndTheStatusStays(String typed, String meant) {
    Program program = new Program(folder).set("EDITOR", "/bin/true");
    assertThat(program.run(typed, "f.yaml")).isEqualTo(200);
    assertThat(program.stderr)
        .contains("More than one positional argument provided.")
        .endsWith(
            "File has not changed, exiting.\n  \""
                + typed
                + "\" is no command, so it was taken for the name of a new file; did you mean `sops"
                + " "
                + meant
                + "`?\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"decript", "secrets.yaml other", "-e decript f", "./decript f"})
  void anythingElseIsNoMatterOfCommands(String args) {
    Program program = new Program(folder).set("EDITOR", "/bin/true");
    program.run(args.split(" "));
    assertThat(program.stderr).doesNotContain("did you mean");
  }

  @Test
  void aFileOfThatNameIsMeant() {
    Program program = new Program(folder).set("EDITOR", "/bin/true");
    program.write("decript", "x");
    program.run("decript", "f.yaml");
    assertThat(program.stderr).doesNotContain("did you mean");
  }
}
