package org.sops4j.cli.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sops4j.cli.Invocation;
import org.sops4j.cli.Terminals;

class ProgressLineTest {
  private static final String ERASE = "\r\u001b[K";

  @TempDir Path temp;

  private Folder folder() {
    return new Folder(temp);
  }

  @Test
  void isErasedBeforeAnythingElseIsPrinted() throws IOException {
    Folder folder = folder();
    Invocation invocation = folder.invocation(new Terminals(false, true, true));
    ProgressLine progress = new ProgressLine(invocation, 0);

    progress.show(3, 1, 10);
    progress.over(invocation).stderr().write("words".getBytes(StandardCharsets.UTF_8));
    progress.erase();

    assertThat(folder.printed()).isEqualTo("3 of 10 files, 1 failed" + ERASE + "words");
  }

  @Test
  void isNotShownInTheFirstSecond() {
    Folder folder = folder();

    new ProgressLine(folder.invocation(new Terminals(false, true, true))).show(3, 1, 10);

    assertThat(folder.printed()).isEmpty();
  }

  @Test
  void isNotShownWhereNobodyLooks() {
    Folder folder = folder();

    new ProgressLine(folder.invocation(), 0).show(3, 1, 10);

    assertThat(folder.printed()).isEmpty();
  }

  @Test
  void waitsUntilAQuestionIsAnswered() {
    Folder folder = folder();
    ProgressLine progress = new ProgressLine(folder.invocation(new Terminals(true, true, true)), 0);

    progress.hide();
    progress.show(1, 0, 10);
    progress.resume();
    progress.show(2, 0, 10);

    assertThat(folder.printed()).isEqualTo("2 of 10 files");
  }
}
