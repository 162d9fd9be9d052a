package org.sops4j.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference in the documentation says what the help pages say. */
class ReferencePageTest {
  private static final Path PAGE = Path.of("../docs/commands.md");

  @Test
  void theCommittedPageIsThatOfThisProgram() throws IOException {
    String page = ReferencePage.markdown();
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as("docs/commands.md; -Ddocs.update=true writes it anew")
        .content()
        .isEqualTo(page);
  }
}
