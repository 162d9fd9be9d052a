package org.sops4j.cli.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkedBlockTest {
  private static final List<String> LINES = List.of("one", "two");

  @ParameterizedTest
  @ValueSource(strings = {"", "a\n", "a", "a\n\n", "\n", "a\r\nb"})
  void whatIsAppendedCanBeTakenOutAgainToTheByte(String text) {
    String with = MarkedBlock.append(text, LINES);

    assertThat(MarkedBlock.lines(with)).isEqualTo(LINES);
    assertThat(MarkedBlock.remove(with)).isEqualTo(text);
    assertThat(MarkedBlock.append(with, LINES)).isEqualTo(with);
  }

  @ParameterizedTest
  @ValueSource(strings = {"#!/bin/sh\n", "#!/bin/sh\nexit 0\n", "#!/bin/sh\nexit 0"})
  void whatIsInsertedCanBeTakenOutAgainToTheByte(String text) {
    String with = MarkedBlock.insertAfterFirstLine(text, LINES);

    assertThat(with).startsWith("#!/bin/sh\n");
    assertThat(MarkedBlock.lines(with)).isEqualTo(LINES);
    assertThat(MarkedBlock.remove(with)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "before\n"})
  void newLinesTakeThePlaceOfOldOnes(String text) {
    String with = MarkedBlock.append(text, LINES) + "behind\n";

    String changed = MarkedBlock.append(with, List.of("three"));

    assertThat(MarkedBlock.lines(changed)).containsExactly("three");
    assertThat(MarkedBlock.remove(changed)).isEqualTo(text + "behind\n");
  }
}
